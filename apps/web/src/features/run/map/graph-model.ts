import type { Action, SiteGraph } from './documents.ts';

/** All actions that lead from one state to another, as one line. */
export interface MapEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly effect: Action['effect'];
  readonly actions: number;
}

const severity = { READ: 0, WRITE: 1, DESTRUCTIVE: 2 } as const;

/** Lines of the map: explored actions between two different states, those between the same two together. */
export function mapEdges(graph: Pick<SiteGraph, 'states' | 'actions'>): readonly MapEdge[] {
  const known = new Set(graph.states.map((state) => state.id));
  const groups = new Map<string, Action[]>();
  for (const action of graph.actions) {
    const { fromStateId: from, toStateId: to } = action;
    if (to === null || from === to || !known.has(from) || !known.has(to)) continue;
    const id = `${from} ${to}`;
    groups.set(id, [...(groups.get(id) ?? []), action]);
  }
  return [...groups].map(([id, actions]) => toEdge(id, actions));
}

function toEdge(id: string, actions: readonly Action[]): MapEdge {
  const [from = '', to = ''] = id.split(' ');
  const [strongest] = actions.toSorted((a, b) => severity[b.effect] - severity[a.effect]);
  const more = actions.length > 1 ? ` +${actions.length - 1}` : '';
  return {
    id,
    from,
    to,
    label: `${strongest?.label ?? ''}${more}`,
    effect: strongest?.effect ?? 'READ',
    actions: actions.length,
  };
}

/**
 * The lines by which each state is first reached, breadth first from where the crawl began: a tree
 * that can be read where all lines together are a thicket.
 */
export function treeEdges(
  graph: Pick<SiteGraph, 'states'>,
  edges: readonly MapEdge[],
): readonly MapEdge[] {
  const leaving = Map.groupBy(edges, (edge) => edge.from);
  const reached = new Set<string>();
  const tree: MapEdge[] = [];
  for (const root of graph.states) {
    if (reached.has(root.id)) continue;
    reached.add(root.id);
    const frontier = [root.id];
    for (const state of frontier) {
      for (const edge of leaving.get(state) ?? []) {
        if (reached.has(edge.to)) continue;
        reached.add(edge.to);
        tree.push(edge);
        frontier.push(edge.to);
      }
    }
  }
  return tree;
}
