import type { Action, Form, FormPurpose, PageState, SiteGraph } from '../model/site-graph.ts';

/** A heading over as many kinds of pages as this names none of them. */
const mostKindsUnderHeading = 4;

/** A site graph with its look-ups made once. */
export class GraphView {
  readonly graph: SiteGraph;
  readonly #states: ReadonlyMap<string, PageState>;
  readonly #actions: ReadonlyMap<string, Action>;
  readonly #from: ReadonlyMap<string, readonly Action[]>;
  readonly #headings: ReadonlyMap<string, readonly PageState[]>;
  /** The kinds of pages with a part of their title. */
  readonly #titled = new Map<string, Set<string>>();

  constructor(graph: SiteGraph) {
    this.graph = graph;
    this.#states = new Map(graph.states.map((state) => [state.id, state]));
    this.#actions = new Map(graph.actions.map((action) => [action.id, action]));
    this.#from = Map.groupBy(graph.actions, ({ fromStateId }) => fromStateId);
    this.#headings = Map.groupBy(graph.states, ({ heading }) => heading);
    for (const { title, urlTemplate } of graph.states) {
      for (const part of partsOf(title)) {
        this.#titled.set(part, (this.#titled.get(part) ?? new Set()).add(urlTemplate));
      }
    }
  }

  state(id: string | null): PageState | null {
    return id === null ? null : (this.#states.get(id) ?? null);
  }

  actionsFrom(stateId: string): readonly Action[] {
    return this.#from.get(stateId) ?? [];
  }

  /** The actions that lead to a state from a clean browser; null when they are not known any more. */
  routeTo(stateId: string): readonly Action[] | null {
    const ids = this.state(stateId)?.route ?? [];
    const actions = ids.map((id) => this.#actions.get(id));
    const known = actions.filter((action) => action !== undefined);
    return known.length === ids.length && known.length > 0 ? known : null;
  }

  /** True for what stands over many kinds of pages, such as the name of the site. */
  isCommonHeading(heading: string): boolean {
    const kinds = new Set(this.#headings.get(heading)?.map(({ urlTemplate }) => urlTemplate));
    return kinds.size >= mostKindsUnderHeading;
  }

  /** What a page's title says of this page alone, beyond what is said already: `New ticket` of `Widget: New ticket`. */
  ownTitle({ title }: PageState, said = ''): string {
    const own = partsOf(title).filter((part) => {
      return part !== said && (this.#titled.get(part)?.size ?? 0) < mostKindsUnderHeading;
    });
    return own.join(' ');
  }

  /** Places of the pages that ask to sign in. */
  get signInPages(): ReadonlySet<string> {
    return this.#pagesWith('sign-in');
  }

  get signUpPages(): ReadonlySet<string> {
    return this.#pagesWith('sign-up');
  }

  /** What stood at the open places of the URLs on the way to a state: `cup` on `/product/:slug`. */
  varyingValues(stateId: string): ReadonlySet<string> {
    const states = [
      this.state(stateId),
      ...(this.routeTo(stateId) ?? []).map((action) => this.state(action.toStateId)),
    ];
    return new Set(states.flatMap((state) => (state === null ? [] : openValues(state))));
  }

  #pagesWith(purpose: FormPurpose): ReadonlySet<string> {
    const pages = this.graph.actions
      .filter((action) => formOf(action)?.purpose === purpose)
      .map(({ fromStateId }) => this.state(fromStateId)?.urlTemplate ?? '');
    return new Set(pages.map(placeOf));
  }
}

function partsOf(title: string): readonly string[] {
  return title.split(/\s*:\s+|\s+[·|–—-]\s+/).filter((part) => part !== '');
}

export function formOf({ operation }: Action): Form | null {
  return operation.kind === 'submit-form' ? operation.form : null;
}

export function pathOf(template: string): string {
  return template.split('?')[0] ?? template;
}

/** A template without the query values that vary: `/login` of `/login?next=:path`, but `/index?do=login` as it is. */
export function placeOf(template: string): string {
  const [path = '', query = ''] = template.split('?');
  const steady = query.split('&').filter((pair) => pair !== '' && !pair.includes('=:'));
  return steady.length === 0 ? path : `${path}?${steady.sort().join('&')}`;
}

function openValues({ url, urlTemplate }: PageState): string[] {
  if (!URL.canParse(url)) return [];
  const { pathname, searchParams } = new URL(url);
  const actual = pathname.split('/');
  const inPath = pathOf(urlTemplate)
    .split('/')
    .flatMap((segment, index) => (segment.startsWith(':') ? [actual[index] ?? ''] : []));
  const inQuery = [...searchParams]
    .filter(([name]) => urlTemplate.includes(`${name}=:`))
    .map(([, value]) => value);
  return [...inPath, ...inQuery].filter((value) => value !== '');
}
