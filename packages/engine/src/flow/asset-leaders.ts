import type { RecordedExchange } from '../model/recording.ts';

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
 * comes; all else is led to by the sheet or script that asked, and by whatever that waited for in turn:
 * scripts wait for sheets and fonts for the layout, so by the last one that had come by then.
 */
export function leadersOf(asked: RecordedExchange, leaders: readonly Leader[]): string[] {
  const { initiator, redirectedFrom, startedMs } = asked;
  const hop = leaders.find(({ recorded }) => recorded.id === redirectedFrom);
  if (hop !== undefined) return [hop.id];
  const document = leaders.find(({ recorded }) => recorded.id === initiator?.documentId);
  if (document !== undefined && isNamedBy(document.recorded, asked)) return [document.id];
  const asker = leaders.findLast(({ recorded }) => addressOf(recorded) === initiator?.url);
  const before = leaders.filter(
    ({ recorded }) => canLead(recorded) && endOf(recorded) <= startedMs + toleranceMs,
  );
  const last = before.reduce<Leader | undefined>(
    (latest, one) =>
      latest === undefined || endOf(one.recorded) >= endOf(latest.recorded) ? one : latest,
    undefined,
  );
  const all = [document, asker, last].filter((leader) => leader !== undefined);
  return withoutEarlier(all, leaders);
}

/** The parser asked, and the document's text holds the name. Images that scripts make are told to be the document's too. */
function isNamedBy(document: RecordedExchange, asked: RecordedExchange): boolean {
  const { initiator, request } = asked;
  if (initiator?.kind !== 'markup' || initiator.url !== addressOf(document)) return false;
  const name = new URL(request.url).pathname.split('/').findLast((part) => part !== '');
  return name === undefined || document.response?.body?.includes(name) !== false;
}

function canLead({ kind }: RecordedExchange): boolean {
  return kind !== 'image' && kind !== 'font' && kind !== 'media';
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
