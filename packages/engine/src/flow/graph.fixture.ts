import type { Effect } from '../model/effect.ts';
import type { CrawlBudget } from '../model/run.ts';
import type { Action, FormPurpose, PageState, SiteGraph } from '../model/site-graph.ts';

/** For tests: site graphs of which only what matters has to be said. */

const origin = 'http://app.test';

export function stateAt(urlTemplate: string, parts: Partial<PageState> = {}): PageState {
  return {
    id: urlTemplate,
    urlTemplate,
    url: `${origin}${urlTemplate}`,
    title: '',
    depth: 1,
    signedIn: false,
    visits: 1,
    thumbnail: null,
    heading: '',
    route: ['open'],
    ...parts,
  };
}

interface ActionParts {
  readonly id?: string;
  readonly from?: string;
  readonly to?: string | null;
  readonly effect?: Effect;
  readonly heading?: string;
  readonly outcome?: Action['outcome'];
  readonly requests?: Action['requests'];
}

function action(label: string, operation: Action['operation'], parts: ActionParts): Action {
  return {
    id: parts.id ?? label.toLowerCase(),
    fromStateId: parts.from ?? '/',
    toStateId: parts.to ?? null,
    operation,
    label,
    heading: parts.heading ?? '',
    effect: parts.effect ?? 'read',
    outcome: parts.outcome ?? { kind: 'explored', status: 200 },
    requests: parts.requests ?? [],
  };
}

export const opening = action(
  'Open',
  { kind: 'open', url: `${origin}/` },
  { id: 'open', from: '', to: '/' },
);

const element = { selectors: ['x'], frameUrl: null };

export function link(label: string, parts: ActionParts): Action {
  return action(label, { kind: 'follow-link', element, url: `${origin}${parts.to ?? '/'}` }, parts);
}

export function click(label: string, parts: ActionParts): Action {
  return action(label, { kind: 'click', element }, parts);
}

interface FormParts extends ActionParts {
  readonly purpose?: FormPurpose;
  readonly method?: string;
  readonly action?: string;
  readonly fields?: readonly string[];
  /** What its button says. */
  readonly caption?: string;
}

export function form(label: string, parts: FormParts): Action {
  const { purpose = 'other', method = 'post', fields = [] } = parts;
  const target = parts.action === undefined ? '' : `${origin}${parts.action}`;
  return action(
    label,
    {
      kind: 'submit-form',
      form: {
        element,
        submit:
          parts.caption === undefined
            ? null
            : { selectors: [`role=button[name="${parts.caption}"]`], frameUrl: null },
        purpose,
        method,
        action: target,
        fields: fields.map((name) => ({ element, name, label: name, fill: { kind: 'keep' } })),
      },
    },
    { effect: purpose === 'search' ? 'read' : 'write', ...parts },
  );
}

export const minuteBudget: CrawlBudget = {
  maxStates: 100,
  maxDepth: 8,
  maxVisitsPerTemplate: 3,
  timeMs: 60_000,
  contexts: 2,
};

export function graphOf(states: readonly PageState[], actions: readonly Action[]): SiteGraph {
  return {
    startUrl: `${origin}/`,
    states: [stateAt('/', { depth: 0, title: 'Home · Shop' }), ...states],
    actions: [opening, ...actions],
    offSite: {},
    account: null,
    ended: 'exhausted',
    elapsedMs: 1,
  };
}
