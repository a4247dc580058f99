import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `truth.json` of one application: what is in it, as somebody who knows it wrote it down. */
export interface Truth {
  readonly app: string;
  readonly origin: string;
  /** Passwords by name. */
  readonly users: Readonly<Record<string, string>>;
  /** In prose: `do=recent`, `/my/page, /my/account (in)`. */
  readonly navTargets: readonly string[];
  /** The links of the menus by audience; `*` in an address is any text. */
  readonly navObserved: Readonly<Record<string, readonly NavLink[]>> | null;
  readonly flows: readonly TruthFlow[];
}

export interface NavLink {
  readonly url: string;
  readonly text: string;
}

export interface TruthFlow {
  readonly id: string;
  readonly title: string;
  /** Where a person does it. */
  readonly page?: string;
  readonly requests: readonly TruthRequest[];
  /** Shell command that prints a count of the flow's effect; null when it has none. */
  readonly verify: string | null;
  /** What one run of the flow adds to that count; `0->1` sets a value. */
  readonly delta?: number | string;
  /** Why a crawl must leave it alone. */
  readonly trap?: string;
  readonly expect?: string;
  readonly proof?: boolean;
}

export interface TruthRequest {
  readonly method: string;
  /** `NAME`, `N`, `X`, `WORD`, `TOKEN` stand for any text. */
  readonly url: string;
  /** Names (`subject`), names with their value (`do=login`), families (`issue[...]`), `...` for the rest; or a JSON body. */
  readonly fields?: readonly string[] | Readonly<Record<string, unknown>>;
}

/** Reads an application's truth. The file is part of the measuring equipment: a broken one throws. */
export async function readTruth(folder: string): Promise<Truth> {
  return JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'));
}
