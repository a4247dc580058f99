import type { Headers, Initiator, ResourceKind } from '../../model/recording.ts';
import type { PostData } from './post-data.ts';
import type { ResponseBody } from './wire-bodies.ts';
import type { RequestSentInfo, ResponseHead, ResponseReceivedInfo } from './wire-events.ts';
import { rawHeaders, requestHeadersOf } from './wire-headers.ts';

/** One request as it goes over the wire, and what is known of its answer by now. */
export interface Hop {
  readonly id: string;
  /** The browser's, which all hops of a chain share. */
  readonly requestId: string;
  readonly kind: ResourceKind;
  readonly method: string;
  readonly url: string;
  readonly startedMs: number;
  readonly redirectedFrom: string | null;
  readonly initiator: Initiator;
  requestHeaders: Headers;
  body: Promise<PostData | null>;
  response: ResponseHead | null;
  responseHeaders: Headers | null;
  /** The status that a header event tells, which a redirect's response may not. */
  rawStatus: number | null;
  responseBody: Promise<ResponseBody> | null;
  failure: string | null;
  endedMs: number | null;
}

/** One request of the browser with all its redirect hops, and the raw headers that wait for theirs. */
class Chain {
  readonly hops: Hop[] = [];
  readonly sentInfos: RequestSentInfo[] = [];
  readonly receivedInfos: ResponseReceivedInfo[] = [];
  #sentTold = 0;
  #receivedTold = 0;

  tellHops(): void {
    for (const hop of this.hops.slice(this.#sentTold)) {
      const info = this.sentInfos[this.#sentTold];
      if (info === undefined) break;
      hop.requestHeaders = requestHeadersOf(info.headers);
      this.#sentTold++;
    }
    for (const hop of this.hops.slice(this.#receivedTold)) {
      const info = this.receivedInfos[this.#receivedTold];
      if (info === undefined) break;
      hop.responseHeaders = rawHeaders(info.headersText, info.headers);
      hop.rawStatus = info.statusCode;
      this.#receivedTold++;
    }
  }
}

/**
 * The requests of a page with their redirect hops. Raw headers come in events of their own, before or
 * after what they belong to: the n-th of them is the n-th hop's.
 */
export class WireChains {
  readonly #chains = new Map<string, Chain>();

  /** The hop that a request has come to; null when it is not known. */
  last(requestId: string): Hop | null {
    return this.#chains.get(requestId)?.hops.at(-1) ?? null;
  }

  add(hop: Hop): void {
    const chain = this.#chainOf(hop.requestId);
    chain.hops.push(hop);
    chain.tellHops();
  }

  noteSent(info: RequestSentInfo): void {
    const chain = this.#chainOf(info.requestId);
    chain.sentInfos.push(info);
    chain.tellHops();
  }

  noteReceived(info: ResponseReceivedInfo): void {
    const chain = this.#chainOf(info.requestId);
    chain.receivedInfos.push(info);
    chain.tellHops();
  }

  #chainOf(requestId: string): Chain {
    const chain = this.#chains.get(requestId) ?? new Chain();
    this.#chains.set(requestId, chain);
    return chain;
  }
}
