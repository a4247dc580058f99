import type { Exchange } from '../exchange.ts';
import type { HttpFailure, HttpRequest } from '../http-client.ts';
import { BodySender } from './body-sender.ts';
import { ConnectionFault, errorCodes, errorName } from './error-codes.ts';
import { FrameInterpreter, type MeaningSink } from './frame-interpreter.ts';
import { type DataSink, FrameReader } from './frame-reader.ts';
import {
  flags,
  frame,
  frameHeadBytes,
  frameTypes,
  goaway,
  mostWindow,
  rstStream,
  settingsAck,
  windowUpdate,
} from './frames.ts';
import { connectionWindow, greeting } from './greeting.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import { HpackEncoder, type PackedOrigin } from './hpack-encoder.ts';
import { OpenStreams } from './open-streams.ts';
import type { Outbox } from './outbox.ts';
import { PeerSettings } from './peer-settings.ts';
import { ReceiveWindow } from './receive-window.ts';
import { requestHead } from './request-head.ts';
import { RequestStream } from './request-stream.ts';

/** Hears what becomes of the requests of a session. */
export interface SessionOwner {
  answered(exchange: Exchange, now: number): void;
  failed(exchange: Exchange, failure: HttpFailure): void;
  /** The server has not touched it: to send it again can do no harm. `failure` says why. */
  untouched(exchange: Exchange, failure: HttpFailure): void;
  /** The server may take more requests than before. */
  hasRoom(): void;
}

/** HTTP/2 as a client speaks it (RFC 9113) over one connection: frames in, frames out, and a stream for each request. */
export class Http2Session implements MeaningSink, DataSink {
  readonly #owner: SessionOwner;
  readonly #outbox: Outbox;
  readonly #frames = new FrameInterpreter(this);
  readonly #reader = new FrameReader(this.#frames, this);
  readonly #decoder = new HpackDecoder();
  readonly #encoder: HpackEncoder;
  readonly #peer = new PeerSettings();
  readonly #bodies: BodySender;
  readonly #window = new ReceiveWindow(connectionWindow);
  readonly #streams = new OpenStreams();
  #nextId = 1;
  #isLeaving = false;
  #farewell: HttpFailure | null = null;
  /** The stream whose DATA comes, or came last; null when nobody waits for it. */
  #fed: RequestStream | null = null;
  #now = 0;

  constructor(outbox: Outbox, origin: PackedOrigin, owner: SessionOwner) {
    this.#outbox = outbox;
    this.#encoder = new HpackEncoder(origin);
    this.#bodies = new BodySender(outbox, this.#peer);
    this.#owner = owner;
  }

  get nextId(): number {
    return this.#nextId;
  }

  /** Requests that are under way. */
  get streams(): number {
    return this.#streams.size;
  }

  /** Another may be started at once. */
  get isOpen(): boolean {
    return this.#streams.size < this.#peer.mostStreams && !this.isLeaving;
  }

  /** No further request may be started, ever. */
  get isLeaving(): boolean {
    return this.#isLeaving || this.#nextId > mostWindow;
  }

  /** The error that the server said it leaves for; null when it said none. */
  get farewell(): HttpFailure | null {
    return this.#farewell;
  }

  greet(): void {
    this.#outbox.push(greeting);
  }

  start(exchange: Exchange, now: number): void {
    const { request } = exchange;
    const stream = new RequestStream(this.#nextId, exchange, this.#peer.window);
    this.#nextId += 2;
    this.#streams.add(stream);
    const head = requestHead(request, stream.id, this.#encoder, this.#peer.frameBytes);
    exchange.sending(now, head.length);
    this.#outbox.push(head);
    if (request.bodyBytes === 0 || request.body === null) this.#outbox.isWhole(exchange);
    else this.#bodies.begin(stream, bytesOf(request.body));
  }

  /** Throws a ConnectionFault: then it can only `complain`. The buffer is used again afterwards. */
  receive(bytes: Buffer, length: number, now: number): void {
    this.#now = now;
    this.#reader.push(bytes, length);
    this.#fed?.exchange.retain();
  }

  complain({ code }: ConnectionFault): void {
    this.#outbox.push(goaway(code));
  }

  /** Gives a request up; null when it is not under way. */
  cancel(request: HttpRequest): Exchange | null {
    for (const stream of this.#streams.all()) {
      if (stream.exchange.request !== request) continue;
      this.#reset(stream, errorCodes.CANCEL);
      return stream.exchange;
    }
    return null;
  }

  /** The end of it: nothing more is read, and these were under way. */
  end(): Exchange[] {
    this.#isLeaving = true;
    this.#reader.stop();
    this.#fed = null;
    const streams = this.#streams.all();
    for (const stream of streams) this.#streams.delete(stream);
    return streams.map(({ exchange }) => exchange);
  }

  onBlock(
    streamId: number,
    endsStream: boolean,
    bytes: Buffer,
    start: number,
    end: number,
    wireBytes: number,
  ): void {
    // Also for a request that was given up: it may change the table.
    const list = this.#decoder.decode(bytes, start, end);
    const stream = this.#streams.get(streamId);
    if (stream === null) return;
    const { exchange } = stream;
    if (exchange.firstByteAt < 0) exchange.firstByteAt = this.#now;
    exchange.bytesIn += wireBytes;
    const fault = stream.onHeaders(list, endsStream);
    if (fault !== null) this.#refuse(stream, fault);
    else if (endsStream) this.#finish(stream);
  }

  onDataHead(streamId: number, length: number, padding: number, endsStream: boolean): void {
    this.#frames.checkData(streamId);
    const wider = this.#window.take(length);
    if (wider > 0) this.#outbox.push(windowUpdate(0, wider));
    const stream = this.#streams.get(streamId);
    if (this.#fed !== stream) this.#fed?.exchange.retain();
    this.#fed = stream;
    if (stream === null) return;
    stream.exchange.bytesIn += frameHeadBytes + padding;
    // What is over needs no more room.
    const widerStream = endsStream ? 0 : stream.take(length);
    if (widerStream > 0) this.#outbox.push(windowUpdate(streamId, widerStream));
  }

  onData(bytes: Buffer, start: number, end: number): void {
    const stream = this.#fed;
    if (stream === null) return;
    stream.exchange.bytesIn += end - start;
    const fault = stream.onData(bytes, start, end);
    if (fault !== null) this.#refuse(stream, fault);
  }

  onDataEnd(endsStream: boolean): void {
    if (endsStream && this.#fed !== null) this.#finish(this.#fed);
  }

  onReset(streamId: number, code: number): void {
    const stream = this.#streams.get(streamId);
    if (stream === null) return;
    this.#forget(stream);
    this.#owner.hasRoom();
    const failure = resetBy('the server reset the stream', code);
    if (code === errorCodes.REFUSED_STREAM) this.#owner.untouched(stream.exchange, failure);
    else this.#owner.failed(stream.exchange, failure);
  }

  onSettings(bytes: Buffer, start: number, end: number): void {
    const before = this.#peer.window;
    this.#peer.read(bytes, start, end);
    this.#outbox.reply(settingsAck);
    this.#encoder.limit(this.#peer.tableSize);
    const wider = this.#peer.window - before;
    if (wider !== 0) {
      for (const stream of this.#streams.all()) this.#bodies.widenStream(stream, wider);
    }
    this.#owner.hasRoom();
  }

  onPing(payload: Buffer): void {
    this.#outbox.reply(frame(frameTypes.ping, flags.ack, 0, payload));
  }

  /** What lies above the last stream it names, the server has not looked at and never will. */
  onGoaway(lastId: number, code: number): void {
    this.#isLeaving = true;
    const failure = resetBy('the server ended the connection', code);
    if (code !== errorCodes.NO_ERROR) this.#farewell = failure;
    for (const stream of this.#streams.all()) {
      if (stream.id <= lastId) continue;
      this.#forget(stream);
      this.#owner.untouched(stream.exchange, failure);
    }
    this.#owner.hasRoom();
  }

  onWindowUpdate(streamId: number, bytes: number): void {
    if (streamId === 0) {
      if (bytes === 0) throw new ConnectionFault('PROTOCOL_ERROR', growsByNothing);
      this.#bodies.widen(bytes);
      return;
    }
    const stream = this.#streams.get(streamId);
    if (stream === null) return;
    if (bytes === 0) this.#refuse(stream, growsByNothing);
    else this.#bodies.widenStream(stream, bytes);
  }

  /** The answer is whole. A request that the server did not want to the end is not sent to its end. */
  #finish(stream: RequestStream): void {
    const fault = stream.onEnd();
    if (fault !== null) {
      this.#refuse(stream, fault);
      return;
    }
    if (stream.unsent === null) this.#forget(stream);
    else this.#reset(stream, errorCodes.NO_ERROR);
    this.#owner.hasRoom();
    this.#owner.answered(stream.exchange, this.#now);
  }

  #refuse(stream: RequestStream, fault: string): void {
    this.#reset(stream, errorCodes.PROTOCOL_ERROR);
    this.#owner.hasRoom();
    this.#owner.failed(stream.exchange, unsound(fault));
  }

  #reset(stream: RequestStream, code: number): void {
    this.#forget(stream);
    this.#outbox.push(rstStream(stream.id, code));
  }

  #forget(stream: RequestStream): void {
    this.#streams.delete(stream);
    if (stream.unsent !== null) this.#bodies.forget(stream);
    if (this.#fed === stream) this.#fed = null;
  }
}

const growsByNothing = 'it widens a window by nothing';

function bytesOf(body: Buffer | string): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

function resetBy(what: string, code: number): HttpFailure {
  return { errorClass: 'connection', message: `${what} (${errorName(code)})` };
}

/** Of an answer that breaks the rules, by itself or with its whole connection. */
export function unsound(fault: string): HttpFailure {
  return { errorClass: 'protocol', message: `the answer is not sound HTTP/2: ${fault}` };
}
