import type { RecordedExchange, ResourceKind } from '../model/recording.ts';

/** Something of a step that has a place in its flow, as the first recording saw it. */
export interface Leader {
  /** In the flow: `s1e1`, `s1a3`. */
  readonly id: string;
  readonly recorded: RecordedExchange;
  /** Ids of what it was waited for itself. */
  readonly after: readonly string[];
}

/** The recording's times are rounded. */
const toleranceMs = 1;

/**
 * What had to come before the browser asked for something. What the document names is found while it
 * comes. A sheet's imports wait for that sheet alone; its fonts and images for the layout, which all
 * sheets so far block; scripts for sheets as well, and what they ask for often for an earlier answer.
 */
export function leadersOf(asked: RecordedExchange, leaders: readonly Leader[]): string[] {
  const { initiator, redirectedFrom, startedMs } = asked;
  const hop = leaders.find(({ recorded }) => recorded.id === redirectedFrom);
  if (hop !== undefined) return [hop.id];
  const document = leaders.find(({ recorded }) => recorded.id === initiator?.documentId);
  if (document !== undefined && isNamedBy(document.recorded, asked)) return [document.id];
  const asker = leaders.findLast(
    (leader) => leader !== document && addressOf(leader.recorded) === initiator?.url,
  );
  const before = leaders.filter(({ recorded }) => endOf(recorded) <= startedMs + toleranceMs);
  const all = [document, asker, ...blockersOf(asked, asker, before)];
  return withoutEarlier(
    all.filter((leader) => leader !== undefined),
    leaders,
  );
}

/** The last of each kind of thing that may have held it back. */
function blockersOf(
  asked: RecordedExchange,
  asker: Leader | undefined,
  before: readonly Leader[],
): readonly (Leader | undefined)[] {
  const sheet = lastOf(before, ['stylesheet']);
  if (asker?.recorded.kind === 'stylesheet') return asked.kind === 'stylesheet' ? [] : [sheet];
  if (asker !== undefined) return [sheet, lastOf(before, scripted)];
  return [sheet, lastOf(before, [...scripted, 'script', 'document'])];
}

/** What scripts ask for and go on from. */
const scripted: readonly ResourceKind[] = ['xhr', 'fetch', 'other'];

function lastOf(before: readonly Leader[], kinds: readonly ResourceKind[]): Leader | undefined {
  return before
    .filter(({ recorded }) => kinds.includes(recorded.kind))
    .reduce<Leader | undefined>(
      (latest, one) =>
        latest === undefined || endOf(one.recorded) >= endOf(latest.recorded) ? one : latest,
      undefined,
    );
}

/** The parser asked, and the document's text holds the name. Images that scripts make are told to be the document's too. */
function isNamedBy(document: RecordedExchange, asked: RecordedExchange): boolean {
  const { initiator, request } = asked;
  if (initiator?.kind !== 'markup' || initiator.url !== addressOf(document)) return false;
  const name = new URL(request.url).pathname.split('/').findLast((part) => part !== '');
  return name === undefined || document.response?.body?.includes(name) !== false;
}

function endOf({ startedMs, durationMs }: RecordedExchange): number {
  return startedMs + durationMs;
}

/** Without those that one of the others waited for. */
function withoutEarlier(all: readonly Leader[], leaders: readonly Leader[]): string[] {
  const byId = new Map(leaders.map((leader) => [leader.id, leader]));
  const earlier = new Set<string>();
  const note = (id: string) => {
    if (earlier.has(id)) return;
    earlier.add(id);
    byId.get(id)?.after.forEach(note);
  };
  for (const { after } of all) after.forEach(note);
  return [...new Set(all.map(({ id }) => id))].filter((id) => !earlier.has(id));
}

function addressOf({ request: { url } }: RecordedExchange): string {
  return url.split('#', 1)[0] ?? url;
}
