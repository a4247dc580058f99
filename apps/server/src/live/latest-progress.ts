import type { RunProgress } from '@flowload/engine/model/run.ts';

/** What a subscriber has seen of the progress. */
export interface SeenProgress {
  readonly version: number;
  readonly thumbnail: number;
}

export const noProgressSeen: SeenProgress = { version: 0, thumbnail: 0 };

/**
 * The progress as it stands. A thumbnail comes only when the page changed, so the last one is kept
 * for those who skipped the update that had it.
 */
export class LatestProgress {
  #progress: RunProgress | null = null;
  #version = 0;
  #thumbnail: string | null = null;
  #thumbnailVersion = 0;

  set(progress: RunProgress): void {
    this.#progress = progress;
    this.#version += 1;
    if (progress.kind !== 'crawling') {
      this.#thumbnail = null;
    } else if (progress.thumbnail !== null) {
      this.#thumbnail = progress.thumbnail;
      this.#thumbnailVersion += 1;
    }
  }

  clear(): void {
    this.#progress = null;
    this.#thumbnail = null;
  }

  /** Whole, for somebody who has seen nothing. */
  get snapshot(): RunProgress | null {
    return this.#progress === null ? null : withThumbnail(this.#progress, this.#thumbnail);
  }

  /** What is new since then; null when nothing is. */
  since(
    seen: SeenProgress,
  ): { readonly progress: RunProgress; readonly seen: SeenProgress } | null {
    if (this.#progress === null || this.#version === seen.version) return null;
    const thumbnail = this.#thumbnailVersion === seen.thumbnail ? null : this.#thumbnail;
    return {
      progress: withThumbnail(this.#progress, thumbnail),
      seen: { version: this.#version, thumbnail: this.#thumbnailVersion },
    };
  }
}

function withThumbnail(progress: RunProgress, thumbnail: string | null): RunProgress {
  return progress.kind === 'crawling' ? { ...progress, thumbnail } : progress;
}
