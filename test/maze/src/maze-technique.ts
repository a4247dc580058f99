import type { Technique, TechniqueGroup } from './technique.ts';

/** A technique as a crawl's score needs it: plain data. */
export interface MazeTechnique {
  readonly group: string;
  readonly name: string;
  readonly why: string;
  /** Absolute path of the page to start from. */
  readonly entry: string;
  /** All must be found. */
  readonly targets: readonly ExpectedRequest[];
  /** Why it is not counted; null when it is. */
  readonly offLimits: string | null;
}

export interface ExpectedRequest {
  /** Null takes any method. */
  readonly method: string | null;
  /** Absolute path, with a query when the query matters. */
  readonly target: string;
}

export function describeTechnique(group: TechniqueGroup, technique: Technique): MazeTechnique {
  const entry = entryPath(group, technique);
  return {
    group: group.name,
    name: technique.name,
    why: technique.why,
    entry,
    targets: technique.targets.map((target) => expectedRequest(entry, target)),
    offLimits: technique.proof.kind === 'off-limits' ? technique.proof.reason : null,
  };
}

export function entryPath(group: TechniqueGroup, technique: Technique): string {
  return `/${group.name}/${technique.name}/`;
}

/** Reads `thanks`, `/thanks`, `POST thanks` and `* thanks`. */
export function expectedRequest(entry: string, text: string): ExpectedRequest {
  const [, method = 'GET', address = ''] = /^(?:([A-Z]+|\*) )?(.*)$/.exec(text) ?? [];
  const url = new URL(address, new URL(entry, 'http://maze'));
  return { method: method === '*' ? null : method, target: url.pathname + url.search };
}
