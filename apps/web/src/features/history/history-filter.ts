import type { HistorySearch } from '../../routing/paths.ts';
import { activeStates, type RunStateName, type VerdictName } from '../run/run-words.ts';

/** What the list's address asks for, as the API takes it. */
export interface HistoryFilter {
  readonly states: RunStateName[] | null;
  readonly verdict: VerdictName | null;
  readonly search: string | null;
}

export const stateOptions = [
  { value: '', label: 'Any state' },
  { value: 'active', label: 'Active' },
  { value: 'completed', label: 'Completed' },
  { value: 'failed', label: 'Failed' },
  { value: 'aborted', label: 'Aborted' },
  { value: 'interrupted', label: 'Interrupted' },
] as const;

export const verdictOptions = [
  { value: '', label: 'Any verdict' },
  { value: 'passed', label: 'Passed' },
  { value: 'failed', label: 'Failed' },
  { value: 'invalid', label: 'Invalid' },
] as const;

const statesByOption: Readonly<Record<string, readonly RunStateName[]>> = {
  active: activeStates,
  completed: ['COMPLETED'],
  failed: ['FAILED'],
  aborted: ['ABORTED'],
  interrupted: ['INTERRUPTED'],
};
const verdictByOption: Readonly<Record<string, VerdictName>> = {
  passed: 'PASSED',
  failed: 'FAILED',
  invalid: 'INVALID',
};

/** Reads the address; what it doesn't know it leaves out. */
export function readSearch(params: URLSearchParams): HistorySearch {
  const search: Record<string, string> = {};
  for (const name of ['state', 'verdict', 'q', 'after', 'before']) {
    const value = params.get(name);
    if (value) search[name] = value;
  }
  return search;
}

export function toFilter(search: HistorySearch): HistoryFilter {
  const states = statesByOption[search.state ?? ''];
  return {
    states: states ? [...states] : null,
    verdict: verdictByOption[search.verdict ?? ''] ?? null,
    search: search.q?.trim() || null,
  };
}

export function isFiltered(search: HistorySearch): boolean {
  const { states, verdict, search: text } = toFilter(search);
  return states !== null || verdict !== null || text !== null;
}

/** The search with one part changed, back on its first page. */
export function changed(
  search: HistorySearch,
  part: Pick<HistorySearch, 'state' | 'verdict' | 'q'>,
): HistorySearch {
  const { after: _after, before: _before, ...kept } = search;
  return { ...kept, ...part };
}
