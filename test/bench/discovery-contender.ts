import type { Maze } from '../maze/src/start-maze.ts';

/** One crawler's walk through a maze of its own. */
export interface Walk {
  readonly seconds: number;
  /** What the crawler says it found, as `GET /path`; what it asked for is in the maze's log. */
  readonly reported: ReadonlySet<string>;
  /** Why it ended. */
  readonly ended: string;
}

export interface WalkOptions {
  readonly maze: Maze;
  /** Path prefix to start from and to stay within. */
  readonly within: string;
  readonly timeMs: number;
}

export type Contender = (options: WalkOptions) => Promise<Walk>;
