import type { WebSocket } from 'ws';
import { assetRoutes } from './assets.ts';
import { entryPath, expectedRequest } from './maze-technique.ts';
import { groupPage, homePage, targetPage } from './pages.ts';
import { type MazeReply, page, redirect, withStatus } from './reply.ts';
import type { MazeRequest } from './request.ts';
import type { Route, Technique, TechniqueGroup } from './technique.ts';

export interface MazeRoutes {
  answer(request: MazeRequest): Promise<MazeReply>;
  socket(target: string): ((socket: WebSocket) => void) | undefined;
}

export function buildRoutes(groups: readonly TechniqueGroup[]): MazeRoutes {
  const routes = new Map<string, Route>([
    ['/', () => homePage(groups)],
    ...assetRoutes(),
    ...groups.flatMap(groupRoutes),
  ]);
  const sockets = new Map(groups.flatMap(groupSockets));
  return {
    answer: async (request) => {
      const route = routes.get(request.path);
      if (route !== undefined) return route(request);
      if (routes.has(`${request.path}/`)) return redirect(`${request.path}/`, 301);
      return withStatus(404, page('Not found', '<p>There is no page at this address.</p>'));
    },
    socket: (target) => sockets.get(target.split('?', 1)[0] ?? target),
  };
}

function groupRoutes(group: TechniqueGroup): readonly (readonly [string, Route])[] {
  return [
    [`/${group.name}/`, () => groupPage(group)],
    ...Object.entries(group.rootRoutes ?? {}),
    ...group.techniques.flatMap((technique) => techniqueRoutes(group, technique)),
  ];
}

/** The later entry of a path wins, so that a technique can answer for its own targets. */
function techniqueRoutes(
  group: TechniqueGroup,
  technique: Technique,
): readonly (readonly [string, Route])[] {
  const entry = entryPath(group, technique);
  const at = (address: string) => expectedRequest(entry, address).target.split('?', 1)[0] ?? entry;
  const root = new Set(Object.keys(group.rootRoutes ?? {}));
  const targets = technique.targets
    .map(at)
    .filter((path) => path !== entry && !root.has(path))
    .map((path) => [path, () => targetPage(path)] as const);
  const own = Object.entries(technique.routes ?? {}).map(
    ([address, route]) => [at(address), route] as const,
  );
  return [[entry, entryRoute(technique)], ...targets, ...own];
}

function entryRoute({ title, page: source }: Technique): Route {
  if (typeof source === 'function') return source;
  if (typeof source === 'string') return () => page(title, source);
  return () => page(title, source.body, source.head);
}

function groupSockets(group: TechniqueGroup) {
  return group.techniques.flatMap((technique) =>
    Object.entries(technique.sockets ?? {}).map(
      ([address, greet]) => [entryPath(group, technique) + address, greet] as const,
    ),
  );
}
