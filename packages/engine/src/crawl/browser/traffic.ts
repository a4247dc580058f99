import type { BrowserContext, Request } from 'playwright-core';
import { type GraphqlOperation, graphqlOperation } from '../../content/graphql-operation.ts';
import type { SeenRequest } from '../../model/site-graph.ts';
import { effectOfMethod } from '../actions/classify-effect.ts';

/** A request that is still open after this time is one that stays open: a stream or a long poll. */
const longPollMs = 2_500;
/** Once its head is there an answer is soon whole, unless it is a stream, or nobody reads it. */
const wholeAnswerMs = 500;

/** Sub-resources that a page works without. */
const idle = new Set(['image', 'media', 'font', 'ping', 'eventsource', 'websocket', 'manifest']);

/** What there is nothing to see without: the next page, after a form was sent any answer to it. */
export type Awaited = 'page' | 'answer';

export interface SeenTraffic {
  readonly method: string;
  readonly url: string;
  readonly kind: SeenRequest['kind'];
  readonly status: number | null;
  readonly mainDocument: boolean;
  /** Of a GraphQL request, which tells its effect whatever its method is; null for any other. */
  readonly operation: GraphqlOperation['kind'] | null;
}

/** Keeps count of what a context asks the network for: what is under way, and what an action caused. */
export class Traffic {
  /** Until when each request that is under way is waited for. */
  readonly #pending = new Map<Request, number>();
  #seen: { request: Request; status: number | null }[] = [];
  /** Those whose answer decides what the page will be. */
  readonly #owed = new Map<Request, number>();
  #asked = 0;
  #lastAt = performance.now();

  constructor(context: BrowserContext) {
    context.on('request', (request) => {
      this.#seen.push({ request, status: null });
      this.#lastAt = performance.now();
      if (idle.has(request.resourceType())) return;
      this.#pending.set(request, this.#lastAt + longPollMs);
      if (!isDecisive(request)) return;
      if (request.redirectedFrom() === null) this.#asked++;
      this.#owed.set(request, this.#asked);
    });
    context.on('requestfinished', (request) => this.#ended(request));
    context.on('requestfailed', (request) => this.#ended(request));
    context.on('response', (response) => {
      const entry = this.#seen.find((one) => one.request === response.request());
      if (entry !== undefined) entry.status = response.status();
      this.#owed.delete(response.request());
      if (this.#pending.has(response.request())) {
        this.#pending.set(response.request(), performance.now() + wholeAnswerMs);
      }
    });
  }

  /** Milliseconds since the network was last at work; 0 while it is. */
  quietForMs(): number {
    const now = performance.now();
    for (const until of this.#pending.values()) {
      if (now < until) return 0;
    }
    return now - this.#lastAt;
  }

  /** How many answers that decide what there is to see were ever asked for. */
  get asked(): number {
    return this.#asked;
  }

  /**
   * One of the first `most` of these has not begun to come: the next page, or an answer to what was
   * sent where that is waited for. A page that asks for itself again and again is owed nothing.
   */
  owes(wanted: Awaited, most: number): boolean {
    return this.#owed
      .entries()
      .some(([one, count]) => count <= most && (wanted === 'answer' || one.isNavigationRequest()));
  }

  /** What was asked for since the last call. */
  take(): readonly SeenTraffic[] {
    const taken = this.#seen;
    this.#seen = [];
    return taken.map(({ request, status }) => ({
      method: request.method(),
      url: request.url(),
      kind: kindOf(request.resourceType()),
      status,
      mainDocument: request.isNavigationRequest() && isMainFrame(request),
      operation: graphqlOperation(postDataOf(request))?.kind ?? null,
    }));
  }

  #ended(request: Request): void {
    this.#pending.delete(request);
    this.#owed.delete(request);
    this.#lastAt = performance.now();
  }
}

/** What a script asks for may be a long poll, which no page waits for. */
function isDecisive(request: Request): boolean {
  if (request.isNavigationRequest()) return isMainFrame(request);
  return effectOfMethod(request.method()) !== 'read';
}

/** Uploads that are no text have none. */
function postDataOf(request: Request): string | null {
  try {
    return request.method() === 'POST' ? request.postData() : null;
  } catch {
    return null;
  }
}

function kindOf(type: string): SeenRequest['kind'] {
  switch (type) {
    case 'document':
    case 'xhr':
    case 'fetch':
      return type;
    case 'eventsource':
      return 'event-source';
    case 'websocket':
      return 'web-socket';
    default:
      return 'other';
  }
}

/** The frame of a navigation that is only just starting may not be known yet. */
function isMainFrame(request: Request): boolean {
  try {
    return request.frame().parentFrame() === null;
  } catch {
    return true;
  }
}
