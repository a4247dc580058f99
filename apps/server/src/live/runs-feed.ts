import type { RunsChange } from '@flowload/schema';
import { Bell } from './bell.ts';

type Kind = RunsChange['kind'];

/** Which runs began, changed or went away. A subscriber that is slow gets each run once, with what became of it. */
export class RunsFeed {
  readonly #subscribers = new Set<Subscriber>();

  publish(change: RunsChange): void {
    for (const subscriber of this.#subscribers) subscriber.add(change);
  }

  async *changes(signal: AbortSignal): AsyncGenerator<RunsChange, void> {
    const subscriber = new Subscriber();
    this.#subscribers.add(subscriber);
    try {
      while (!signal.aborted) {
        const change = subscriber.take();
        if (change === null) await subscriber.bell.heard(signal);
        else yield change;
      }
    } finally {
      this.#subscribers.delete(subscriber);
    }
  }
}

class Subscriber {
  readonly bell = new Bell();
  readonly #pending = new Map<string, Kind>();

  add({ id, kind }: RunsChange): void {
    this.#pending.set(id, merged(this.#pending.get(id), kind));
    this.bell.ring();
  }

  take(): RunsChange | null {
    for (const [id, kind] of this.#pending) {
      this.#pending.delete(id);
      return { id, kind };
    }
    return null;
  }
}

function merged(before: Kind | undefined, now: Kind): Kind {
  return before === 'created' && now === 'updated' ? 'created' : now;
}
