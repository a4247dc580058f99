import type { ExpectedRequest, MazeTechnique } from './maze-technique.ts';

/** What a crawl came to: found and expected by group, and by name what it missed. */
export interface Score {
  readonly found: number;
  readonly expected: number;
  readonly groups: readonly GroupScore[];
}

export interface GroupScore {
  readonly group: string;
  readonly found: number;
  readonly expected: number;
  readonly missed: readonly string[];
}

/**
 * Scores a crawl. `requested` is the server's log and `reported` what the crawl says it found, both as
 * `GET /path?query`; a technique counts when each of its targets is in one of the two.
 */
export function scoreCrawl(
  techniques: readonly MazeTechnique[],
  requested: ReadonlySet<string>,
  reported: ReadonlySet<string>,
): Score {
  const counted = techniques.filter(({ offLimits }) => offLimits === null);
  const seen = new Set([...requested, ...reported]);
  const addresses = new Set([...seen].map((one) => one.slice(one.indexOf(' ') + 1)));
  const isSeen = ({ method, target }: ExpectedRequest) =>
    method === null ? addresses.has(target) : seen.has(`${method} ${target}`);
  const groups = [...Map.groupBy(counted, ({ group }) => group)].map(([group, members]) => {
    const missed = members.filter(({ targets }) => !targets.every(isSeen));
    return {
      group,
      found: members.length - missed.length,
      expected: members.length,
      missed: missed.map(({ name }) => name),
    };
  });
  return { found: sum(groups, 'found'), expected: sum(groups, 'expected'), groups };
}

function sum(groups: readonly GroupScore[], figure: 'found' | 'expected'): number {
  return groups.reduce((total, group) => total + group[figure], 0);
}
