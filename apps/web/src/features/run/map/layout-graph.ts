import ELK from 'elkjs/lib/elk-api.js';
import elkWorker from 'elkjs/lib/elk-worker.min.js?url';
import type { SiteGraph } from './documents.ts';
import type { MapEdge } from './graph-model.ts';

export const nodeSize = { width: 208, height: 178 } as const;

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Places the states in layers, in a worker, so that a large site doesn't hold up the page. */
export async function layoutGraph(
  states: SiteGraph['states'],
  edges: readonly MapEdge[],
): Promise<readonly Placed[]> {
  const elk = new ELK({ workerFactory: () => new Worker(elkWorker) });
  try {
    const graph = await elk.layout({
      id: 'site',
      layoutOptions: {
        'elk.algorithm': 'layered',
        'elk.direction': 'RIGHT',
        'elk.spacing.nodeNode': '28',
        'elk.layered.spacing.nodeNodeBetweenLayers': '90',
        'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
        'elk.separateConnectedComponents': 'true',
      },
      children: states.map(({ id }) => ({ id, ...nodeSize })),
      edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    });
    return (graph.children ?? []).map(({ id, x = 0, y = 0 }) => ({ id, x, y }));
  } finally {
    elk.terminateWorker();
  }
}
