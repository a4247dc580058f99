import type { CDPSession, Page } from 'playwright-core';
import type { Protocol } from 'playwright-core/types/protocol';
import type { Headers, RecordedExchange, ResourceKind } from '../model/recording.ts';

type Events = Protocol.Events;

/** A request or a redirect hop of one, as it is being put together out of the browser's events. */
interface Hop {
  readonly id: string;
  readonly requestId: string;
  readonly kind: ResourceKind;
  readonly method: string;
  readonly url: string;
  readonly startedMs: number;
  readonly redirectedFrom: string | null;
  requestHeaders: Headers;
  requestBody: string | null;
  status: number | null;
  responseHeaders: Headers;
  responseBody: string | null;
  bodyBytes: number;
  endedMs: number;
  failure: string | null;
}

/** What belongs to one request id: its hops, and the headers that really went over the wire, hop by hop. */
interface Chain {
  readonly hops: Hop[];
  readonly sentHeaders: Headers[];
  readonly receivedHeaders: { readonly headers: Headers; readonly status: number }[];
}

const mostBodyBytes = 2 * 1024 * 1024;
const bodyTimeoutMs = 3_000;
/** Sub-resources whose content nothing is ever taken out of. */
const bodiless: ReadonlySet<ResourceKind> = new Set([
  'image',
  'font',
  'media',
  'stylesheet',
  'event-source',
  'web-socket',
]);

/**
 * Writes down everything that pages say to the network, from the browser's own protocol: Playwright's
 * events leave out header repeats and hide redirect hops behind the last one.
 */
export class ExchangeLog {
  readonly #startedAt: number;
  readonly #now: () => number;
  readonly #chains = new Map<string, Chain>();
  readonly #hops: Hop[] = [];
  readonly #bodies = new Set<Promise<void>>();
  #pages = 0;

  /** `now` tells milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** Number of hops so far: where the next step begins. */
  get length(): number {
    return this.#hops.length;
  }

  /** Listens to a page from now on, with the browser's cache off, so that recordings are whole. */
  async attach(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const prefix = `${this.#pages++}:`;
    session.on('Network.requestWillBeSent', (event) => this.#sent(session, prefix, event));
    session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
      this.#chain(prefix + requestId).sentHeaders.push(headerPairs(headers));
    });
    session.on('Network.responseReceived', ({ requestId, response }) => {
      const hop = this.#chain(prefix + requestId).hops.at(-1);
      if (hop !== undefined) this.#answer(hop, response);
    });
    session.on('Network.responseReceivedExtraInfo', ({ requestId, headers, statusCode }) => {
      const received = { headers: headerPairs(headers), status: statusCode };
      this.#chain(prefix + requestId).receivedHeaders.push(received);
    });
    session.on('Network.loadingFinished', (event) => this.#finished(session, prefix, event));
    session.on('Network.loadingFailed', ({ requestId, errorText, canceled }) => {
      const hop = this.#chain(prefix + requestId).hops.at(-1);
      if (hop === undefined) return;
      hop.endedMs = this.#elapsedMs();
      hop.failure = canceled === true ? 'the page gave it up' : errorText;
    });
    await session.send('Network.enable', {
      maxTotalBufferSize: 64 * mostBodyBytes,
      maxResourceBufferSize: 8 * mostBodyBytes,
    });
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  }

  /** The hops from `first` on, once their bodies have been fetched. */
  async since(first: number): Promise<readonly RecordedExchange[]> {
    await Promise.all(this.#bodies);
    const hops = this.#hops.slice(first);
    for (const chain of new Set(hops.map(({ requestId }) => this.#chain(requestId))))
      complete(chain);
    return hops.map(asExchange);
  }

  #sent(session: CDPSession, prefix: string, event: Events['Network.requestWillBeSent']): void {
    const { requestId, request, redirectResponse, type = 'Other' } = event;
    if (!/^https?:/.test(request.url) || type === 'Preflight') return;
    const chain = this.#chain(prefix + requestId);
    const previous = redirectResponse === undefined ? undefined : chain.hops.at(-1);
    if (previous !== undefined && redirectResponse !== undefined) {
      this.#answer(previous, redirectResponse);
      previous.endedMs = this.#elapsedMs();
    }
    const hop: Hop = {
      id: `e${this.#hops.length + 1}`,
      requestId: prefix + requestId,
      kind: kinds[type] ?? 'other',
      method: request.method,
      url: request.url + (request.urlFragment ?? ''),
      startedMs: this.#elapsedMs(),
      redirectedFrom: previous?.id ?? null,
      requestHeaders: headerPairs(request.headers),
      requestBody: null,
      status: null,
      responseHeaders: [],
      responseBody: null,
      bodyBytes: 0,
      endedMs: this.#elapsedMs(),
      failure: null,
    };
    chain.hops.push(hop);
    this.#hops.push(hop);
    if (request.hasPostData === true)
      this.#fetch(readRequestBody(session, requestId, request, hop));
  }

  #answer(hop: Hop, response: Protocol.Network.Response): void {
    hop.status = response.status;
    hop.responseHeaders = headerPairs(response.headers);
    hop.endedMs = this.#elapsedMs();
  }

  #finished(session: CDPSession, prefix: string, event: Events['Network.loadingFinished']): void {
    const hop = this.#chain(prefix + event.requestId).hops.at(-1);
    if (hop === undefined) return;
    hop.endedMs = this.#elapsedMs();
    hop.bodyBytes = event.encodedDataLength;
    if (!bodiless.has(hop.kind)) this.#fetch(readResponseBody(session, event.requestId, hop));
  }

  /** A page that goes away takes what was not fetched yet with it; that never stops a recording. */
  #fetch(work: Promise<void>): void {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, bodyTimeoutMs);
    });
    const bounded = Promise.race([work.catch(() => undefined), late]).finally(() => {
      clearTimeout(timer);
      this.#bodies.delete(bounded);
    });
    this.#bodies.add(bounded);
  }

  #chain(key: string): Chain {
    const known = this.#chains.get(key);
    if (known !== undefined) return known;
    const chain: Chain = { hops: [], sentHeaders: [], receivedHeaders: [] };
    this.#chains.set(key, chain);
    return chain;
  }

  #elapsedMs(): number {
    return this.#now() - this.#startedAt;
  }
}

/** The wire's headers come in the order of the hops; where one is missing the page's view stays. */
function complete({ hops, sentHeaders, receivedHeaders }: Chain): void {
  hops.forEach((hop, index) => {
    const sent = sentHeaders[index];
    if (sent !== undefined) hop.requestHeaders = sent;
    const received = receivedHeaders[index];
    if (received === undefined || hop.status === null) return;
    hop.responseHeaders = received.headers;
    hop.status = received.status;
  });
}

async function readRequestBody(
  session: CDPSession,
  requestId: string,
  request: Protocol.Network.Request,
  hop: Hop,
): Promise<void> {
  const entries = request.postDataEntries ?? [];
  if (entries.length > 0 && entries.every(({ bytes }) => bytes !== undefined)) {
    hop.requestBody = textOf(
      Buffer.concat(entries.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'))),
    );
    return;
  }
  hop.requestBody = request.postData ?? null;
  if (hop.requestBody !== null) return;
  const { postData } = await session.send('Network.getRequestPostData', { requestId });
  hop.requestBody = postData;
}

async function readResponseBody(session: CDPSession, requestId: string, hop: Hop): Promise<void> {
  const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
  const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
  hop.bodyBytes = bytes.length;
  if (bytes.length > mostBodyBytes || (base64Encoded && !isUtf8Text(bytes))) return;
  hop.responseBody = base64Encoded ? bytes.toString('utf8') : body;
}

function asExchange(hop: Hop): RecordedExchange {
  const { status } = hop;
  return {
    id: hop.id,
    kind: hop.kind,
    request: {
      method: hop.method,
      url: hop.url,
      headers: hop.requestHeaders,
      body: hop.requestBody,
    },
    response:
      status === null
        ? null
        : {
            status,
            headers: hop.responseHeaders,
            body: hop.responseBody,
            bodyBytes: hop.bodyBytes,
          },
    failure: status === null ? (hop.failure ?? 'no answer came') : null,
    redirectedFrom: hop.redirectedFrom,
    startedMs: hop.startedMs,
    durationMs: Math.max(0, hop.endedMs - hop.startedMs),
  };
}

/** The protocol joins the repeats of a header with line feeds. */
function headerPairs(headers: Protocol.Network.Headers): Headers {
  return Object.entries(headers).flatMap(([name, value]) =>
    value.split('\n').map((one) => [name.toLowerCase(), one] as const),
  );
}

/** Latin-1 when the bytes are no UTF-8, so that every byte is kept. */
function textOf(bytes: Buffer): string {
  return isUtf8Text(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}

function isUtf8Text(bytes: Buffer): boolean {
  return bytes.toString('utf8').includes('\uFFFD') === false;
}

const kinds: Readonly<Partial<Record<Protocol.Network.ResourceType, ResourceKind>>> = {
  Document: 'document',
  XHR: 'xhr',
  Fetch: 'fetch',
  Script: 'script',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  EventSource: 'event-source',
  WebSocket: 'web-socket',
  Ping: 'ping',
};
