import { ClientError } from './reply.ts';
import type { Handler, Route } from './shop-request.ts';

export interface RouteMatch {
  readonly handle: Handler;
  readonly param: string;
}

interface OpenRoute {
  readonly route: Route;
  readonly prefix: string;
  readonly suffix: string;
}

/** Finds the route of a request. HEAD goes where GET goes. */
export class Router {
  readonly #fixed = new Map<string, Route[]>();
  readonly #open: OpenRoute[] = [];

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const colon = route.path.indexOf(':');
      if (colon === -1) {
        this.#fixed.set(route.path, [...(this.#fixed.get(route.path) ?? []), route]);
        continue;
      }
      const slash = route.path.indexOf('/', colon);
      const suffix = slash === -1 ? '' : route.path.slice(slash);
      this.#open.push({ route, prefix: route.path.slice(0, colon), suffix });
    }
  }

  /** Throws 404 for an unknown path, 405 for a known path with another method, 400 for a bad encoding. */
  match(method: string, path: string): RouteMatch {
    const wanted = method === 'HEAD' ? 'GET' : method;
    const candidates = this.#candidates(path);
    const found = candidates.find(({ route }) => route.method === wanted);
    if (found !== undefined) {
      return { handle: found.route.handle, param: decodeSegment(found.rawParam) };
    }
    if (candidates.length === 0) throw new ClientError(404, 'There is no page at this address.');
    const allow = candidates.map(({ route }) => route.method).join(', ');
    throw new ClientError(405, `This address only takes ${allow}.`, { allow });
  }

  #candidates(path: string): readonly { readonly route: Route; readonly rawParam: string }[] {
    const fixed = this.#fixed.get(path);
    if (fixed !== undefined) return fixed.map((route) => ({ route, rawParam: '' }));
    return this.#open
      .map(({ route, prefix, suffix }) => ({ route, rawParam: between(path, prefix, suffix) }))
      .filter(({ rawParam }) => rawParam !== '' && !rawParam.includes('/'));
  }
}

function between(path: string, prefix: string, suffix: string): string {
  const fits = path.startsWith(prefix) && path.endsWith(suffix);
  return fits ? path.slice(prefix.length, path.length - suffix.length) : '';
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ClientError(400, 'The address holds a broken percent encoding.');
  }
}
