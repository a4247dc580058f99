/** Every URL of the dashboard is built here. */
export const runTabs = ['overview', 'flows', 'map', 'errors', 'events'] as const;
export type RunTab = (typeof runTabs)[number];

export interface HistorySearch {
  readonly state?: string;
  readonly verdict?: string;
  readonly q?: string;
  readonly after?: string;
  readonly before?: string;
}

export const paths = {
  home: (search: HistorySearch = {}) => `/${query({ ...search })}`,
  newRun: (search: { readonly from?: string; readonly url?: string } = {}) =>
    `/new${query({ ...search })}`,
  run: (id: string, tab: RunTab = 'overview') =>
    `/runs/${encodeURIComponent(id)}${tab === 'overview' ? '' : `/${tab}`}`,
  /** The flows page, opened at one flow. */
  flow: (runId: string, flowId: string) =>
    `/runs/${encodeURIComponent(runId)}/flows${query({ flow: flowId })}`,
  graphiql: '/graphiql',
} as const;

/** The routes' patterns, beside what fills them in. */
export const patterns = {
  home: '/',
  newRun: '/new',
  run: '/runs/:id/:tab?',
} as const;

export function isRunTab(text: string): text is RunTab {
  return (runTabs as readonly string[]).includes(text);
}

function query(search: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) params.set(name, value);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
