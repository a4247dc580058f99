import type { Action, Form, PageState, SiteGraph } from '../model/site-graph.ts';

/** A site graph with its look-ups made once. */
export class GraphView {
  readonly graph: SiteGraph;
  readonly #states: ReadonlyMap<string, PageState>;
  readonly #actions: ReadonlyMap<string, Action>;
  readonly #from: ReadonlyMap<string, readonly Action[]>;

  constructor(graph: SiteGraph) {
    this.graph = graph;
    this.#states = new Map(graph.states.map((state) => [state.id, state]));
    this.#actions = new Map(graph.actions.map((action) => [action.id, action]));
    this.#from = Map.groupBy(graph.actions, ({ fromStateId }) => fromStateId);
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

  /** URL templates of the pages that ask to sign in. */
  get signInPages(): ReadonlySet<string> {
    const pages = this.graph.actions
      .filter((action) => formOf(action)?.purpose === 'sign-in')
      .map(({ fromStateId }) => this.state(fromStateId)?.urlTemplate ?? '');
    return new Set(pages.map(pathOf));
  }
}

export function formOf({ operation }: Action): Form | null {
  return operation.kind === 'submit-form' ? operation.form : null;
}

export function pathOf(template: string): string {
  return template.split('?')[0] ?? template;
}
