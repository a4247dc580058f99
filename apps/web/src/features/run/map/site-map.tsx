import '@xyflow/react/dist/style.css';
import './site-map.css';
import {
  Background,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  MiniMap,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import { Globe, LockKeyhole, ShieldCheck } from 'lucide-react';
import { Suspense, use, useMemo, useState } from 'react';
import { plural } from '../../../format/number.ts';
import { CheckField } from '../../../ui/choice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Coverage, PageState, SiteGraph } from './documents.ts';
import { type MapEdge, mapEdges, treeEdges } from './graph-model.ts';
import { layoutGraph, nodeSize, type Placed } from './layout-graph.ts';

interface PageCardData extends Record<string, unknown> {
  readonly page: PageState;
  readonly isStart: boolean;
  readonly isProven: boolean;
}

type PageNode = Node<PageCardData, 'page'>;

const nodeTypes = { page: PageCard };
const edgeColors = {
  READ: 'var(--line-strong)',
  WRITE: 'var(--series-1)',
  DESTRUCTIVE: 'var(--series-3)',
} as const;

/** With more pages than this the map has an overview of itself. */
const overviewFrom = 24;

/** The pages in the order they were reached, each with its picture; a shield on those that a verified flow comes through. */
export function SiteMap(props: { readonly graph: SiteGraph; readonly coverage: Coverage | null }) {
  const { graph, coverage } = props;
  const proven = useMemo(() => provenPages(coverage), [coverage]);
  const [allLines, setAllLines] = useState(false);
  const edges = useMemo(() => mapEdges(graph), [graph]);
  const tree = useMemo(() => treeEdges(graph, edges), [graph, edges]);
  const placing = useMemo(() => layoutGraph(graph.states, tree), [graph, tree]);
  return (
    <div>
      <div className="mb-2 flex justify-end">
        <CheckField
          label="Show every way, not only the first"
          checked={allLines}
          onChange={setAllLines}
        />
      </div>
      <div className="h-[34rem] max-h-[75dvh] overflow-hidden rounded-xl border border-line bg-surface shadow-card">
        <Suspense fallback={<Skeleton className="size-full" />}>
          <Drawing
            graph={graph}
            proven={proven}
            edges={allLines ? edges : tree}
            placing={placing}
          />
        </Suspense>
      </div>
    </div>
  );
}

function Drawing(props: {
  readonly graph: SiteGraph;
  readonly proven: ReadonlySet<string>;
  readonly edges: readonly MapEdge[];
  readonly placing: Promise<readonly Placed[]>;
}) {
  const placed = use(props.placing);
  const nodes = useMemo(
    () => toNodes(props.graph, props.proven, placed),
    [props.graph, props.proven, placed],
  );
  const lines = useMemo(() => props.edges.map(toEdge), [props.edges]);
  return (
    <ReactFlow
      defaultNodes={nodes}
      edges={lines}
      nodeTypes={nodeTypes}
      nodesConnectable={false}
      edgesFocusable={false}
      {...firstLook(nodes)}
      minZoom={0.05}
      preventScrolling={false}
      zoomOnScroll={false}
      panOnScroll={false}
      aria-label="Site map"
    >
      <Background gap={20} color="var(--line)" />
      <Controls showInteractive={false} />
      {nodes.length > overviewFrom && <MiniMap pannable zoomable className="max-sm:hidden" />}
    </ReactFlow>
  );
}

/** A small site at a glance; a large one, and any on a phone, from its start and large enough to be read. */
function firstLook(nodes: readonly PageNode[]) {
  const start = nodes[0];
  const fits = nodes.length <= overviewFrom && matchMedia('(width >= 40rem)').matches;
  if (fits || start === undefined) {
    return { fitView: true, fitViewOptions: { padding: 0.08, maxZoom: 1 } };
  }
  const zoom = 0.6;
  return {
    defaultViewport: {
      zoom,
      x: 32 - start.position.x * zoom,
      y: 220 - (start.position.y + nodeSize.height / 2) * zoom,
    },
  };
}

function toNodes(
  graph: SiteGraph,
  proven: ReadonlySet<string>,
  placed: readonly Placed[],
): PageNode[] {
  const places = new Map(placed.map((one) => [one.id, one]));
  return graph.states.map((page) => ({
    id: page.id,
    type: 'page',
    position: { x: places.get(page.id)?.x ?? 0, y: places.get(page.id)?.y ?? 0 },
    data: { page, isStart: page === graph.states[0], isProven: proven.has(page.id) },
    ...nodeSize,
    ariaLabel: `${page.title}, ${page.urlTemplate}, ${plural(page.visits, 'visit')}${proven.has(page.id) ? ', proven' : ''}`,
  }));
}

function provenPages(coverage: Coverage | null): ReadonlySet<string> {
  const proven = coverage?.pageList.filter(({ standing }) => standing === 'PROVEN') ?? [];
  return new Set(proven.map(({ stateId }) => stateId));
}

function toEdge(edge: MapEdge): Edge {
  const color = edgeColors[edge.effect];
  return {
    id: edge.id,
    source: edge.from,
    target: edge.to,
    label: edge.label.length > 28 ? `${edge.label.slice(0, 27)}…` : edge.label,
    style: { stroke: color, strokeWidth: 1.5 },
    markerEnd: { type: MarkerType.ArrowClosed, color, width: 16, height: 16 },
  };
}

function PageCard({ data: { page, isStart, isProven } }: NodeProps<PageNode>) {
  return (
    <div
      title={page.url}
      className={`flex size-full flex-col overflow-hidden rounded-lg border bg-surface text-left ${
        isStart ? 'border-accent-text' : 'border-line-strong'
      }`}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="min-h-0 flex-1 overflow-hidden bg-sunken">
        {page.thumbnail ? (
          <img
            src={page.thumbnail}
            alt=""
            draggable={false}
            className="size-full object-cover object-top"
          />
        ) : (
          <div className="grid size-full place-items-center text-faint">
            <Globe aria-hidden="true" className="size-5" />
          </div>
        )}
      </div>
      <div className="border-t border-line px-2.5 py-1.5">
        <div className="flex items-center gap-1 text-xs font-medium">
          <span className="mr-auto truncate">{page.title || page.urlTemplate}</span>
          {page.signedIn && (
            <LockKeyhole aria-label="signed in" className="size-3 shrink-0 text-muted" />
          )}
          {isProven && (
            <ShieldCheck
              aria-label="a verified flow comes through it"
              className="size-3.5 shrink-0 text-ok"
            />
          )}
        </div>
        <div className="truncate font-mono text-2xs text-faint">{page.urlTemplate}</div>
      </div>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
