import type { CDPSession } from 'playwright-core';
import type { RecordedExchange, RecordedRequest } from '../../model/recording.ts';
import { bytesOf, type PostData, postDataOf } from './post-data.ts';
import { longestBodyBytes, type ResponseBody, responseBodyOf } from './wire-bodies.ts';
import { type Hop, WireChains } from './wire-chains.ts';
import type {
  LoadingFailed,
  LoadingFinished,
  RequestPaused,
  RequestSent,
  ResponseReceived,
} from './wire-events.ts';
import { headersOf, requestHeadersOf } from './wire-headers.ts';
import { initiatorOf } from './wire-initiator.ts';
import { isText, kindOf } from './wire-kinds.ts';

export interface WireLogOptions {
  /** Milliseconds since the recording began. */
  readonly now: () => number;
  /** The next exchange's. */
  readonly nextId: () => string;
  /** Another page opened it: it may close as soon as it has done what it was opened for. */
  readonly isWindow: boolean;
}

/**
 * Writes down all that goes over the wire of a page, as the Network domain tells it: raw headers with
 * every Set-Cookie, each redirect hop, post data as sent. Playwright's own events lose these.
 */
export class WireLog {
  readonly #session: CDPSession;
  readonly #now: () => number;
  readonly #chains = new WireChains();
  /** Bodies as they were about to be sent, by the request's id. */
  readonly #sentBodies = new Map<string, PostData>();
  readonly #order: Hop[] = [];
  readonly #nextId: () => string;
  readonly #isWindow: boolean;
  #taken = 0;

  constructor(session: CDPSession, options: WireLogOptions) {
    this.#session = session;
    this.#now = options.now;
    this.#nextId = options.nextId;
    this.#isWindow = options.isWindow;
  }

  async start(): Promise<void> {
    const session = this.#session;
    session.on('Network.requestWillBeSent', (event) => this.#sent(event));
    session.on('Network.requestWillBeSentExtraInfo', (event) => this.#chains.noteSent(event));
    session.on('Network.responseReceived', (event) => this.#received(event));
    session.on('Network.responseReceivedExtraInfo', (event) => this.#chains.noteReceived(event));
    session.on('Network.loadingFinished', (event) => this.#finished(event));
    session.on('Network.loadingFailed', (event) => this.#failed(event));
    session.on('Fetch.requestPaused', (event) => void this.#paused(event));
    // Scripts often leave an answer unread, pages go on to the next at once, windows close: the browser then drops
    // the answer. Of a form with files it tells the body only while the request is held back.
    await session.send('Fetch.enable', {
      patterns: [
        { resourceType: 'Document', requestStage: 'Request' },
        { resourceType: 'Document', requestStage: 'Response' },
        { resourceType: 'XHR', requestStage: 'Request' },
        { resourceType: 'Fetch', requestStage: 'Request' },
        { resourceType: 'XHR', requestStage: 'Response' },
        { resourceType: 'Fetch', requestStage: 'Response' },
      ],
      // Whoever stands in the way is asked for the proxy's login, too.
      handleAuthRequests: true,
    });
    await session.send('Network.enable', {
      maxPostDataSize: longestBodyBytes,
      maxTotalBufferSize: 64 * longestBodyBytes,
      maxResourceBufferSize: 8 * longestBodyBytes,
      enableDurableMessages: true,
    });
    // A recording with answers out of the cache would have holes in it.
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  }

  /** The exchanges begun since the last call, in the order they were sent. */
  async take(): Promise<readonly RecordedExchange[]> {
    const hops = this.#order.slice(this.#taken);
    this.#taken = this.#order.length;
    return await Promise.all(hops.map((hop) => this.#exchangeOf(hop)));
  }

  #sent(event: RequestSent): void {
    if (!/^https?:/.test(event.request.url)) return;
    const last = this.#chains.last(event.requestId);
    if (last !== null && event.redirectResponse !== undefined) {
      last.response = event.redirectResponse;
      last.endedMs = this.#now();
    }
    const hop: Hop = {
      id: this.#nextId(),
      requestId: event.requestId,
      kind: kindOf(event.type),
      method: event.request.method,
      url: event.request.url + (event.request.urlFragment ?? ''),
      startedMs: this.#now(),
      redirectedFrom: last?.id ?? null,
      initiator: initiatorOf(event.initiator, this.#documentOf(event)),
      requestHeaders: requestHeadersOf(event.request.headers),
      body: this.#postData(event),
      response: null,
      responseHeaders: null,
      rawStatus: null,
      responseBody: null,
      failure: null,
      endedMs: null,
    };
    this.#order.push(hop);
    this.#chains.add(hop);
  }

  /** Null for a document that is no frame's. */
  #documentOf({ loaderId = '', requestId }: RequestSent): string | null {
    if (loaderId === requestId) return null;
    return this.#chains.last(loaderId)?.id ?? null;
  }

  async #paused(event: RequestPaused): Promise<void> {
    const { requestId, networkId = '' } = event;
    if (event.responseStatusCode === undefined) this.#keepSent(event.request, networkId);
    else await this.#keepReceived(event, networkId);
    await this.#session.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
  }

  /** Parts that are files come without their bytes. */
  #keepSent({ postDataEntries = [] }: RequestPaused['request'], networkId: string): void {
    if (postDataEntries.length === 0) return;
    this.#sentBodies.set(networkId, postDataOf(bytesOf(postDataEntries)));
  }

  /**
   * Keeps an answer before the page gets it. What streams, or may, goes by, since it can't be let go before
   * its end, and so do pages that may say themselves in which charset they are.
   */
  async #keepReceived(event: RequestPaused, networkId: string): Promise<void> {
    const { requestId, responseHeaders = [], responseStatusCode: status = 0 } = event;
    const header = (name: string) =>
      responseHeaders.find((one) => one.name.toLowerCase() === name)?.value ?? '';
    const endsSoon =
      event.resourceType !== 'Document' ||
      (/charset="?utf-8/i.test(header('content-type')) &&
        (this.#isWindow || header('content-length') !== ''));
    const isWhole =
      endsSoon &&
      status >= 200 &&
      (status < 300 || status >= 400) &&
      isText(header('content-type').split(';', 1)[0] ?? '') &&
      !header('content-type').startsWith('text/event-stream') &&
      Number(header('content-length') || 0) <= longestBodyBytes;
    if (!isWhole) return;
    const body = await this.#session
      .send('Fetch.getResponseBody', { requestId })
      .then(responseBodyOf)
      .catch(() => null);
    const hop = this.#chains.last(networkId);
    if (body !== null && hop !== null) hop.responseBody = Promise.resolve(body);
  }

  #received(event: ResponseReceived): void {
    const hop = this.#chains.last(event.requestId);
    if (hop !== null) hop.response = event.response;
  }

  #finished(event: LoadingFinished): void {
    const hop = this.#chains.last(event.requestId);
    if (hop === null) return;
    hop.endedMs = this.#now();
    // Asked for at once: the next page would take it away.
    hop.responseBody ??= this.#responseBody(event.requestId, hop, event.encodedDataLength);
  }

  #failed(event: LoadingFailed): void {
    const hop = this.#chains.last(event.requestId);
    if (hop === null) return;
    hop.endedMs = this.#now();
    // A download and an answer without content are cut short by the browser and not by the server.
    if (hop.response === null) hop.failure = event.errorText;
  }

  async #postData(event: RequestSent): Promise<PostData | null> {
    const { request, requestId } = event;
    const entries = request.postDataEntries ?? [];
    const isWhole = entries.every((entry) => entry.bytes !== undefined);
    if (entries.length > 0 && isWhole) return postDataOf(bytesOf(entries));
    if (request.postData !== undefined) return { body: request.postData };
    if (!request.hasPostData) return null;
    return await this.#session
      .send('Network.getRequestPostData', { requestId })
      .then(({ postData, base64Encoded }) =>
        base64Encoded ? postDataOf(Buffer.from(postData, 'base64')) : { body: postData },
      )
      .catch(() => null);
  }

  async #bodyOf({ body, method, requestId }: Hop): Promise<PostData | null> {
    return (await body) ?? (method === 'GET' ? null : (this.#sentBodies.get(requestId) ?? null));
  }

  async #responseBody(requestId: string, hop: Hop, encoded: number): Promise<ResponseBody> {
    const missing = { text: null, bytes: encoded };
    if (!isText(hop.response?.mimeType ?? '')) return missing;
    return await this.#session
      .send('Network.getResponseBody', { requestId })
      .then(responseBodyOf)
      .catch(() => missing);
  }

  async #exchangeOf(hop: Hop): Promise<RecordedExchange> {
    const request: RecordedRequest = {
      method: hop.method,
      url: hop.url,
      headers: hop.requestHeaders,
      ...((await this.#bodyOf(hop)) ?? { body: null }),
    };
    const { text, bytes } = (await hop.responseBody) ?? { text: null, bytes: 0 };
    const { response } = hop;
    const headers = hop.responseHeaders ?? headersOf(response?.headers ?? {});
    return {
      id: hop.id,
      kind: hop.kind,
      request,
      response:
        response === null
          ? null
          : { status: hop.rawStatus ?? response.status, headers, body: text, bodyBytes: bytes },
      failure: response === null ? (hop.failure ?? 'no answer yet') : null,
      redirectedFrom: hop.redirectedFrom,
      initiator: hop.initiator,
      startedMs: Math.round(hop.startedMs),
      durationMs: Math.round((hop.endedMs ?? this.#now()) - hop.startedMs),
    };
  }
}
