import type { Exchange } from '../exchange.ts';
import type { HttpFailure, HttpRequest } from '../http-client.ts';
import { BodySender } from './body-sender.ts';
import { ConnectionFault, errorCodes, errorName } from './error-codes.ts';
import { FrameReader, type FrameSink } from './frame-reader.ts';
import {
  flags,
  frame,
  frameHeadBytes,
  frameTypes,
  goaway,
  mostWindow,
  preface,
  rstStream,
  settingIds,
  settingsAck,
  settingsFrame,
  usualWindow,
  windowUpdate,
} from './frames.ts';
import { type BlockSink, HeaderBlocks, outOfPlace } from './header-blocks.ts';
import { HpackDecoder, longestList } from './hpack-decoder.ts';
import { HpackEncoder, type PackedOrigin } from './hpack-encoder.ts';
import type { Outbox } from './outbox.ts';
import { PeerSettings } from './peer-settings.ts';
import { ReceiveWindow } from './receive-window.ts';
import { requestHead } from './request-head.ts';
import { RequestStream, streamWindow } from './request-stream.ts';

/** Hears what becomes of the requests of a session. */
export interface SessionOwner {
  answered(exchange: Exchange, now: number): void;
  failed(exchange: Exchange, failure: HttpFailure): void;
  /** The server has not touched it: to send it again can do no harm. `failure` says why. */
  untouched(exchange: Exchange, failure: HttpFailure): void;
  /** The server may take more requests than before. */
  hasRoom(): void;
}

/** Of all streams together, as browsers have it. */
const connectionWindow = 15 * 1024 * 1024;

/**
 * What a client says first. The table of the server's headers stays as small as it is unless asked for, since
 * there is one for each user.
 */
const greeting = Buffer.concat([
  preface,
  settingsFrame([
    [settingIds.enablePush, 0],
    [settingIds.initialWindowSize, streamWindow],
    [settingIds.maxHeaderListSize, longestList],
  ]),
  windowUpdate(0, connectionWindow - usualWindow),
]);

/** HTTP/2 as a client speaks it (RFC 9113) over one connection: frames in, frames out, and a stream for each request. */
export class Http2Session implements FrameSink, BlockSink {
  readonly #owner: SessionOwner;
  readonly #outbox: Outbox;
  readonly #reader = new FrameReader(this);
  readonly #blocks = new HeaderBlocks(this);
  readonly #decoder = new HpackDecoder();
  readonly #encoder: HpackEncoder;
  readonly #peer = new PeerSettings();
  readonly #bodies: BodySender;
  readonly #window = new ReceiveWindow(connectionWindow);
  readonly #streams = new Map<number, RequestStream>();
  #nextId = 1;
  /** The server has said what it begins with. */
  #isGreeted = false;
  #isLeaving = false;
  /** The stream whose DATA comes, or came last; null when nobody waits for it. */
  #fed: RequestStream | null = null;
  #now = 0;

  constructor(outbox: Outbox, origin: PackedOrigin, owner: SessionOwner) {
    this.#outbox = outbox;
    this.#encoder = new HpackEncoder(origin);
    this.#bodies = new BodySender(outbox, this.#peer);
    this.#owner = owner;
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

  greet(): void {
    this.#outbox.push(greeting);
  }

  start(exchange: Exchange, now: number): void {
    const { request } = exchange;
    const stream = new RequestStream(this.#nextId, exchange, this.#peer.window);
    this.#nextId += 2;
    this.#streams.set(stream.id, stream);
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
    for (const stream of this.#streams.values()) {
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
    const exchanges = Array.from(this.#streams.values(), ({ exchange }) => exchange);
    this.#streams.clear();
    return exchanges;
  }

  onFrame(
    type: number,
    flag: number,
    streamId: number,
    bytes: Buffer,
    start: number,
    end: number,
  ): void {
    if (!this.#isGreeted && type !== frameTypes.settings) throw outOfPlace(type);
    if (this.#blocks.isUnfinished && type !== frameTypes.continuation) throw outOfPlace(type);
    switch (type) {
      case frameTypes.headers:
        this.#checkKnown(type, streamId);
        this.#blocks.begin(flag, streamId, bytes, start, end);
        break;
      case frameTypes.continuation:
        this.#blocks.goOn(flag, streamId, bytes, start, end);
        break;
      case frameTypes.rstStream:
        this.#checkKnown(type, streamId);
        this.#onReset(streamId, numberIn(bytes, start, end, 4));
        break;
      case frameTypes.settings:
        this.#onSettings(flag, streamId, bytes, start, end);
        break;
      case frameTypes.pushPromise:
        throw outOfPlace(type);
      case frameTypes.ping:
        this.#onPing(flag, streamId, bytes, start, end);
        break;
      case frameTypes.goaway:
        this.#onGoaway(streamId, bytes, start, end);
        break;
      case frameTypes.windowUpdate:
        this.#onWindowUpdate(streamId, numberIn(bytes, start, end, 4));
    }
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
    if (stream === undefined) return;
    const { exchange } = stream;
    if (exchange.firstByteAt < 0) exchange.firstByteAt = this.#now;
    exchange.bytesIn += wireBytes;
    const fault = stream.onHeaders(list, endsStream);
    if (fault !== null) this.#refuse(stream, fault);
    else if (endsStream) this.#finish(stream);
  }

  onDataHead(streamId: number, length: number, padding: number, endsStream: boolean): void {
    if (!this.#isGreeted || this.#blocks.isUnfinished) throw outOfPlace(frameTypes.data);
    this.#checkKnown(frameTypes.data, streamId);
    const wider = this.#window.take(length);
    if (wider > 0) this.#outbox.push(windowUpdate(0, wider));
    const stream = this.#streams.get(streamId) ?? null;
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
    this.#streams.delete(stream.id);
    if (stream.unsent !== null) this.#bodies.forget(stream);
    if (this.#fed === stream) this.#fed = null;
  }

  #onReset(streamId: number, code: number): void {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    this.#forget(stream);
    this.#owner.hasRoom();
    const failure = resetBy('the server reset the stream', code);
    if (code === errorCodes.REFUSED_STREAM) this.#owner.untouched(stream.exchange, failure);
    else this.#owner.failed(stream.exchange, failure);
  }

  #onSettings(flag: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    if (streamId !== 0) throw outOfPlace(frameTypes.settings);
    if ((flag & flags.ack) !== 0) {
      if (end > start || !this.#isGreeted) throw outOfPlace(frameTypes.settings);
      return;
    }
    this.#isGreeted = true;
    const before = this.#peer.window;
    this.#peer.read(bytes, start, end);
    this.#outbox.reply(settingsAck);
    this.#encoder.limit(this.#peer.tableSize);
    const wider = this.#peer.window - before;
    if (wider !== 0) {
      for (const stream of this.#streams.values()) this.#bodies.widenStream(stream, wider);
    }
    this.#owner.hasRoom();
  }

  #onPing(flag: number, streamId: number, bytes: Buffer, start: number, end: number): void {
    if (streamId !== 0) throw outOfPlace(frameTypes.ping);
    if (end - start !== 8) throw badSize();
    if ((flag & flags.ack) !== 0) return;
    this.#outbox.reply(frame(frameTypes.ping, flags.ack, 0, bytes.subarray(start, end)));
  }

  /** What lies above the last stream it names, the server has not looked at and never will. */
  #onGoaway(streamId: number, bytes: Buffer, start: number, end: number): void {
    if (streamId !== 0) throw outOfPlace(frameTypes.goaway);
    if (end - start < 8) throw badSize();
    this.#isLeaving = true;
    const last = bytes.readUInt32BE(start) & mostWindow;
    const failure = resetBy('the server ended the connection', bytes.readUInt32BE(start + 4));
    for (const stream of [...this.#streams.values()]) {
      if (stream.id <= last) continue;
      this.#forget(stream);
      this.#owner.untouched(stream.exchange, failure);
    }
    this.#owner.hasRoom();
  }

  #onWindowUpdate(streamId: number, raw: number): void {
    const bytes = raw & mostWindow;
    if (streamId === 0) {
      if (bytes === 0) throw new ConnectionFault('PROTOCOL_ERROR', 'it widens a window by nothing');
      this.#bodies.widen(bytes);
      return;
    }
    this.#checkKnown(frameTypes.windowUpdate, streamId);
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    if (bytes === 0) this.#refuse(stream, 'it widens a window by nothing');
    else this.#bodies.widenStream(stream, bytes);
  }

  /** Streams are ours alone: the server may not speak of one that we have not begun. */
  #checkKnown(type: number, streamId: number): void {
    if (streamId % 2 === 0 || streamId >= this.#nextId) throw outOfPlace(type);
  }
}

function bytesOf(body: Buffer | string): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

function numberIn(bytes: Buffer, start: number, end: number, size: number): number {
  if (end - start !== size) throw badSize();
  return bytes.readUInt32BE(start);
}

function badSize(): ConnectionFault {
  return new ConnectionFault('FRAME_SIZE_ERROR', 'a frame does not have the size of its kind');
}

function resetBy(what: string, code: number): HttpFailure {
  return { errorClass: 'connection', message: `${what} (${errorName(code)})` };
}

/** Of an answer that breaks the rules, by itself or with its whole connection. */
export function unsound(fault: string): HttpFailure {
  return { errorClass: 'protocol', message: `the answer is not sound HTTP/2: ${fault}` };
}
