import { connect, type Socket } from 'node:net';
import { classifyError, connectionLost, isClosedConnection } from './failure.ts';
import type {
  HttpClient,
  HttpClientFactory,
  HttpFailure,
  HttpOutcome,
  HttpRequest,
} from './http-client.ts';
import { parseHeaderLines, requestFault, requestHead } from './http-message.ts';
import {
  MalformedResponseError,
  type ResponseHead,
  ResponseParser,
  type ResponseSink,
} from './response-parser.ts';

/**
 * Plain HTTP/1 over a socket with a parser of our own: about two thirds of the CPU that undici's
 * `dispatch` takes for a request, and a third of its memory for a user.
 */
export function socketClients(): HttpClientFactory {
  return { open: (origin) => new SocketClient(origin) };
}

/** All sockets of a thread read into it: what came is used up before another one reads. */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024);
/** Bytes kept of an answer: more than any page that values are taken out of. */
const mostBodyBytes = 16 * 1024 * 1024;
/** A hint such as `timeout=5` is taken to mean a little less, since it takes time to get here. */
const idleMarginMs = 1_000;

class SocketClient implements HttpClient {
  readonly #hostname: string;
  readonly #port: number;
  readonly #host: string;
  #connection: Connection | null = null;

  constructor(origin: string) {
    const url = new URL(origin);
    this.#hostname = url.hostname.replace(/^\[|\]$/g, '');
    this.#port = Number(url.port || 80);
    this.#host = url.host;
  }

  send(request: HttpRequest): Promise<HttpOutcome> {
    const { promise, resolve } = Promise.withResolvers<HttpOutcome>();
    const exchange = new SocketExchange(request, this.#host, resolve);
    const fault = requestFault(request);
    if (fault !== null) {
      exchange.fail({ errorClass: 'protocol', message: `the request can’t be sent: ${fault}` });
      return promise;
    }
    if (this.#connection?.isUsable(performance.now()) === true) this.#connection.send(exchange);
    else this.#connect(exchange);
    return promise;
  }

  cancel(failure: HttpFailure): void {
    this.#connection?.give(failure);
    this.close();
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  #connect(exchange: SocketExchange): void {
    this.#connection?.close();
    this.#connection = new Connection(this.#hostname, this.#port, exchange, (lost) =>
      this.#connect(lost),
    );
  }
}

/** One connection, and the request that is under way on it. */
class Connection implements ResponseSink {
  readonly #socket: Socket;
  readonly #parser = new ResponseParser(this);
  readonly #sendElsewhere: (exchange: SocketExchange) => void;
  #exchange: SocketExchange | null;
  #connected = false;
  #usable = true;
  #requests = 0;
  #idleMs = Number.POSITIVE_INFINITY;
  #idleUntil = Number.POSITIVE_INFINITY;

  /** Connects for a first exchange. `sendElsewhere` gets one that a closed connection may not have seen. */
  constructor(
    hostname: string,
    port: number,
    exchange: SocketExchange,
    sendElsewhere: (exchange: SocketExchange) => void,
  ) {
    const startedAt = performance.now();
    this.#sendElsewhere = sendElsewhere;
    this.#exchange = exchange;
    this.#socket = connect({
      host: hostname,
      port,
      noDelay: true,
      keepAlive: true,
      onread: {
        buffer: readBuffer,
        callback: (length, bytes) => {
          this.#read(bytes as Buffer, length);
          return true;
        },
      },
    });
    this.#socket.once('connect', () => {
      this.#connected = true;
      exchange.connectMs = performance.now() - startedAt;
      if (this.#exchange === exchange) this.#write(exchange);
    });
    this.#socket.on('error', (error) => this.#lose(error));
    this.#socket.once('end', () => this.#lose(null));
    this.#socket.once('close', () => this.#lose(null));
  }

  isUsable(now: number): boolean {
    return this.#usable && now < this.#idleUntil;
  }

  send(exchange: SocketExchange): void {
    this.#exchange = exchange;
    this.#write(exchange);
  }

  /** Fails what is under way. */
  give(failure: HttpFailure): void {
    this.#exchange?.fail(failure);
    this.#exchange = null;
  }

  close(): void {
    this.#usable = false;
    this.#exchange = null;
    this.#socket.destroy();
  }

  onHead(head: ResponseHead): void {
    const { idleSeconds } = head;
    this.#idleMs = idleSeconds < 0 ? Number.POSITIVE_INFINITY : idleSeconds * 1000 - idleMarginMs;
    this.#exchange?.onHead(head);
  }

  onBody(bytes: Buffer, start: number, end: number): void {
    this.#exchange?.onBody(bytes, start, end);
  }

  onEnd(keepAlive: boolean): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    if (exchange === null) return;
    exchange.settle();
    this.#idleUntil = exchange.endedAt + this.#idleMs;
    // A request that is still being written when its answer ends can't be followed by another.
    if (!keepAlive || this.#socket.writableLength > 0) this.close();
  }

  #write(exchange: SocketExchange): void {
    this.#requests += 1;
    this.#parser.expect(exchange.request.method);
    exchange.writeTo(this.#socket);
  }

  #read(bytes: Buffer, length: number): void {
    const exchange = this.#exchange;
    // Nothing was asked: whatever this is, it would be taken for the next answer.
    if (exchange === null) {
      this.close();
      return;
    }
    exchange.received(length);
    try {
      this.#parser.push(bytes, length);
    } catch (error) {
      if (!(error instanceof MalformedResponseError)) throw error;
      this.give({
        errorClass: 'protocol',
        message: `the answer is not sound HTTP: ${error.message}`,
      });
      this.close();
    }
  }

  #lose(error: Error | null): void {
    const exchange = this.#exchange;
    const ended = error === null && this.#connected && this.#parser.close();
    const reused = this.#requests > 1;
    this.close();
    if (ended || exchange === null) return;
    const gone = error === null || isClosedConnection(error);
    if (gone && reused && exchange.mayBeSentAgain) this.#sendElsewhere(exchange);
    else exchange.fail(error === null ? connectionLost : classifyError(error));
  }
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

class SocketExchange implements HttpOutcome {
  readonly request: HttpRequest;
  readonly #host: string;
  readonly #resolve: (outcome: HttpOutcome) => void;
  #settled = false;
  #keep = false;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #head: ResponseHead | null = null;
  #pairs: HttpOutcome['headers'] | null = null;

  failure: HttpFailure | null = null;
  status = 0;
  bytesIn = 0;
  bytesOut = 0;
  timesSent = 0;
  sentAt = -1;
  firstByteAt = -1;
  endedAt = -1;
  connectMs = -1;
  readonly tlsMs = -1;

  constructor(request: HttpRequest, host: string, resolve: (outcome: HttpOutcome) => void) {
    this.request = request;
    this.#host = host;
    this.#resolve = resolve;
  }

  get headers(): HttpOutcome['headers'] {
    this.#pairs ??= parseHeaderLines(this.#head?.text ?? '');
    return this.#pairs;
  }

  get setCookies(): readonly string[] {
    if (this.#head?.setsCookies !== true) return none;
    return this.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
  }

  get body(): Buffer | null {
    if (!this.#keep) return null;
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
  }

  /** As browsers do: the server closed an idle connection, and asking again can do no harm. */
  get mayBeSentAgain(): boolean {
    return this.timesSent === 1 && this.firstByteAt < 0 && safeMethods.has(this.request.method);
  }

  /** Writes head and body at once where one string can hold both. */
  writeTo(socket: Socket): void {
    const { body } = this.request;
    const bodyBytes = body === null ? 0 : Buffer.byteLength(body);
    const head = requestHead(this.request, this.#host, bodyBytes);
    this.timesSent += 1;
    this.bytesOut += head.length + bodyBytes;
    this.sentAt = performance.now();
    if (body === null) {
      socket.write(head, 'latin1');
    } else if (typeof body === 'string' && body.length === bodyBytes) {
      socket.write(head + body, 'latin1');
    } else {
      socket.cork();
      socket.write(head, 'latin1');
      socket.write(body);
      socket.uncork();
    }
  }

  received(length: number): void {
    if (this.firstByteAt < 0) this.firstByteAt = performance.now();
    this.bytesIn += length;
  }

  onHead(head: ResponseHead): void {
    this.#head = head;
    this.status = head.status;
    this.#keep = this.request.keepBody || head.status !== this.request.expectedStatus;
  }

  onBody(bytes: Buffer, start: number, end: number): void {
    if (!this.#keep || this.#kept >= mostBodyBytes) return;
    this.#kept += end - start;
    this.#chunks.push(Buffer.from(bytes.subarray(start, end)));
  }

  settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.endedAt = performance.now();
    this.#resolve(this);
  }

  fail(failure: HttpFailure): void {
    this.failure = failure;
    this.settle();
  }
}

const none: readonly string[] = [];
