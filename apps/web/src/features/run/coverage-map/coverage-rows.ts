import type { Coverage } from '../map/documents.ts';
import { type Standing, standings } from './standing-words.ts';

export type RowKind = 'page' | 'form' | 'action';

/** A page or an action, as the list of everything found shows it. */
export interface CoverageRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  /** URL template of the page, or of the page it is on. */
  readonly place: string;
  readonly standing: Standing;
  readonly reason: string | null;
  readonly flows: readonly string[];
}

export interface RowFilter {
  readonly kind: RowKind | null;
  readonly standing: Standing | null;
  readonly text: string;
}

/** Everything that was found, what is not proven first. */
export function coverageRows({ pageList, actionList }: Coverage): readonly CoverageRow[] {
  const pages = pageList.map(
    (page): CoverageRow => ({
      id: `page ${page.stateId}`,
      kind: 'page',
      label: page.title || page.urlTemplate,
      place: page.urlTemplate,
      standing: page.standing,
      reason: page.reason,
      flows: page.flows,
    }),
  );
  const actions = actionList.map(
    (action): CoverageRow => ({
      id: `action ${action.actionId}`,
      kind: action.kind === 'SUBMIT_FORM' ? 'form' : 'action',
      label: action.label || action.page,
      place: action.page,
      standing: action.standing,
      reason: action.reason,
      flows: action.flows,
    }),
  );
  return [...pages, ...actions].toSorted((a, b) => rank(a) - rank(b));
}

const order: readonly Standing[] = [
  'UNPROVEN',
  'FAILED',
  'LEFT_ALONE',
  'FOUND',
  'UNTRIED',
  'PROVEN',
];

function rank({ standing }: CoverageRow): number {
  return order.indexOf(standing);
}

export function matching(rows: readonly CoverageRow[], filter: RowFilter): readonly CoverageRow[] {
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.kind === null || row.kind === filter.kind) &&
      (filter.standing === null || row.standing === filter.standing) &&
      (text === '' ||
        [row.label, row.place, row.reason ?? '', ...row.flows].some((words) =>
          words.toLowerCase().includes(text),
        )),
  );
}

/** Reads the address; what it doesn't know it leaves out. */
export function filterOf(params: URLSearchParams): RowFilter {
  const kind = params.get('kind');
  const standing = params.get('standing')?.toUpperCase().replaceAll('-', '_');
  return {
    kind: kind === 'page' || kind === 'form' || kind === 'action' ? kind : null,
    standing: standings.find((one) => one === standing) ?? null,
    text: params.get('q') ?? '',
  };
}
