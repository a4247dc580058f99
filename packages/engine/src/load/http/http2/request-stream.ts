import type { Exchange } from '../exchange.ts';
import { streamWindow } from './greeting.ts';
import type { HeaderList } from './header-list.ts';
import { ReceiveWindow } from './receive-window.ts';

/**
 * One request and its answer on a connection. What comes is checked as it comes (RFC 9113, 8.1); what is wrong
 * with it is said in words, null when nothing is.
 */
export class RequestStream {
  readonly id: number;
  readonly exchange: Exchange;
  /** How much of the body the server would still take; less than none after it changed its mind. */
  sendWindow: number;
  /** What is still to be sent of it. */
  unsent: Buffer | null = null;
  #hasHead = false;
  /** Of the answer's body, by what its head says; -1 when it doesn't. */
  #left = -1;
  #window: ReceiveWindow | null = null;

  constructor(id: number, exchange: Exchange, sendWindow: number) {
    this.id = id;
    this.exchange = exchange;
    this.sendWindow = sendWindow;
  }

  /** By how much to widen the window for its answer now. Throws a ConnectionFault. */
  take(bytes: number): number {
    this.#window ??= new ReceiveWindow(streamWindow);
    return this.#window.take(bytes);
  }

  onHeaders(list: HeaderList, endsStream: boolean): string | null {
    if (list.fault !== null) return list.fault;
    if (this.#hasHead) return trailersFault(list, endsStream);
    if (list.status === 0) return 'it has no status';
    if (list.status < 200) return interimFault(list, endsStream);
    this.#hasHead = true;
    const { status } = list;
    const hasBody = this.exchange.request.method !== 'HEAD' && status !== 204 && status !== 304;
    this.#left = hasBody ? list.length : 0;
    this.exchange.onHead(list);
    return null;
  }

  onData(bytes: Buffer, start: number, end: number): string | null {
    if (!this.#hasHead) return 'its body comes before its head';
    if (this.#left >= 0) {
      this.#left -= end - start;
      if (this.#left < 0) return 'its body is longer than it says';
    }
    this.exchange.onBody(bytes, start, end);
    return null;
  }

  onEnd(): string | null {
    if (!this.#hasHead) return 'it ends without a head';
    return this.#left > 0 ? 'its body is shorter than it says' : null;
  }
}

function trailersFault(list: HeaderList, endsStream: boolean): string | null {
  if (list.status !== 0) return 'it has more than one head';
  return endsStream ? null : 'it goes on after its trailers';
}

function interimFault({ status }: HeaderList, endsStream: boolean): string | null {
  if (status === 101) return 'it switches protocols, which HTTP/2 does not know';
  return endsStream ? 'it ends before its head' : null;
}
