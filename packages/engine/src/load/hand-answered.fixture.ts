import { createRandom } from '../content/generate.ts';
import type {
  HttpClient,
  HttpClientFactory,
  HttpListener,
  HttpOutcome,
  HttpRequest,
} from './http/http-client.ts';
import { outcomeOf } from './outcome.fixture.ts';
import { Sleepers } from './sleepers.ts';
import { VirtualUser } from './virtual-user.ts';

/** For tests: requests wait until the test answers them, or are answered at once. */
export class HandAnswered implements HttpClientFactory {
  readonly opened: string[] = [];
  readonly asked: HttpRequest[] = [];
  /** The origins of what was asked. */
  readonly askedAt: string[] = [];
  closed = 0;
  readonly #atOnce: Partial<HttpOutcome> | null;
  readonly #waiting: HttpListener[] = [];

  constructor(atOnce: Partial<HttpOutcome> | null = null) {
    this.#atOnce = atOnce;
  }

  open(origin: string): HttpClient {
    this.opened.push(origin);
    return {
      multiplexes: false,
      send: (request, listener) => {
        this.asked.push(request);
        this.askedAt.push(origin);
        if (this.#atOnce === null) this.#waiting.push(listener);
        else listener.answered(outcomeOf(this.#atOnce));
      },
      cancel: (failure) => this.answer({ failure, status: 0 }),
      close: () => {
        this.closed += 1;
      },
    };
  }

  /** The request that waits longest. */
  answer(parts: Partial<HttpOutcome> = {}): void {
    this.#waiting.shift()?.answered(outcomeOf(parts));
  }
}

/** A user who asks it, without thinking and unobserved. */
export function userAsking(target: HandAnswered, index = 0): VirtualUser {
  return new VirtualUser(
    { index, credentials: null },
    {
      clients: target,
      observer: { exchanged: () => {}, startedLate: () => {} },
      thinkTime: { kind: 'none' },
      requestTimeoutMs: 1_000,
      beforeExchange: null,
      randomOf: createRandom,
      sleepers: Sleepers.byTimer(),
    },
  );
}
