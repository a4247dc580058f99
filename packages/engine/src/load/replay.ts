import { createRandom } from '../content/generate.ts';
import type { Flow } from '../model/flow.ts';
import type { Network } from '../model/plan.ts';
import type { RecordedExchange, RecordedResponse } from '../model/recording.ts';
import type { Credentials } from '../model/target.ts';
import type { Trace, TracedExchange, TraceFailure } from '../model/trace.ts';
import { bodyText } from './answer.ts';
import { type CompiledExchange, type CompiledFlow, compileFlow } from './compile-flow.ts';
import type { HttpOutcome, HttpRequest } from './http/http-client.ts';
import { httpClients } from './http/http-clients.ts';
import { safeMethods } from './http/safe-methods.ts';
import { LoadError } from './load-error.ts';
import { Lockstep } from './lockstep.ts';
import { runIteration } from './run-iteration.ts';
import { Sleepers } from './sleepers.ts';
import type { ExchangeReport, UserObserver } from './user-observer.ts';
import { VirtualUser } from './virtual-user.ts';

export interface ReplayOptions {
  /** All at once, each with the row of credentials of its number, counted round. */
  readonly users: number;
  readonly credentials: readonly Credentials[];
  readonly network: Network;
  readonly signal: AbortSignal;
}

const requestTimeoutMs = 30_000;
const expiryCheckMs = 100;

/**
 * Replays the flow once for each user, by the same code as under load, and keeps everything that was
 * sent and answered. The users go in step: each request is sent by all of them before the next one is, one that
 * may write by one after another. What goes wrong at the target is a trace's failure; throws a
 * LoadError only when the flow can't be replayed at all.
 */
export async function replayFlow(flow: Flow, options: ReplayOptions): Promise<readonly Trace[]> {
  const { users, credentials, signal } = options;
  if (flow.needsCredentials && credentials.length === 0) {
    throw new LoadError(`The flow “${flow.name}” signs in: give it a user name and a password.`);
  }
  const compiled = compileFlow(flow, [], 'all');
  const lockstep = new Lockstep(users);
  const tracers = Array.from({ length: users }, (_, index) =>
    createTracer(index, options, ({ request: { method } }) =>
      lockstep.arrive(!safeMethods.has(method)),
    ),
  );
  const everybody = tracers.map(({ user }) => user);
  const abort = () => {
    for (const user of everybody) user.interrupt();
  };
  const expiry = setInterval(() => {
    for (const user of everybody) user.expire(performance.now());
  }, expiryCheckMs);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.all(
      tracers.map((tracer) => trace(tracer, compiled).finally(() => lockstep.leave())),
    );
  } finally {
    signal.removeEventListener('abort', abort);
    clearInterval(expiry);
    for (const user of everybody) user.close();
  }
}

interface Tracer {
  readonly user: VirtualUser;
  readonly observer: TraceObserver;
}

function createTracer(
  index: number,
  { credentials, network }: ReplayOptions,
  beforeExchange: (exchange: CompiledExchange) => Promise<void>,
): Tracer {
  const observer = new TraceObserver();
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const own = credentials[index % credentials.length] ?? null;
  const user = new VirtualUser(
    { index, credentials: own },
    {
      clients: httpClients({ network, timeoutMs: requestTimeoutMs }),
      observer,
      thinkTime: { kind: 'none' },
      requestTimeoutMs,
      beforeExchange,
      randomOf: (user, iteration) => createRandom(seed, user, iteration),
      sleepers: Sleepers.byTimer(),
    },
  );
  return { user, observer };
}

async function trace({ user, observer }: Tracer, flow: CompiledFlow): Promise<Trace> {
  const startedAt = performance.now();
  observer.begin(startedAt);
  await runIteration(user, flow, 0, startedAt);
  const { exchanges, failure } = observer;
  return { userIndex: user.index, exchanges, failure, variables: user.variables };
}

class TraceObserver implements UserObserver {
  readonly exchanges: TracedExchange[] = [];
  failure: TraceFailure | null = null;
  #startedAt = 0;

  begin(startedAt: number): void {
    this.#startedAt = startedAt;
  }

  startedLate(): void {}

  exchanged(report: ExchangeReport): void {
    const { step, exchange, failure } = report;
    this.exchanges.push({
      stepId: step.id,
      exchangeId: exchange.id,
      exchange: this.#record(report),
    });
    if (failure === null || failure.errorClass === null) return;
    const { errorClass, message } = failure;
    this.failure = { stepId: step.id, exchangeId: exchange.id, errorClass, message };
  }

  #record({ exchange, url, request, outcome }: ExchangeReport): RecordedExchange {
    const id = `r${this.exchanges.length + 1}`;
    const before = this.exchanges.at(-1);
    return {
      id,
      kind: exchange.kind,
      request: {
        method: request.method,
        url,
        headers: headerPairs(request),
        body: request.body === null ? null : String(request.body),
      },
      response: recordedResponse(outcome),
      failure: outcome.failure?.message ?? null,
      redirectedFrom: exchange.followsRedirect ? (before?.exchange.id ?? null) : null,
      startedMs: (outcome.sentAt >= 0 ? outcome.sentAt : outcome.endedAt) - this.#startedAt,
      durationMs: outcome.sentAt >= 0 ? outcome.endedAt - outcome.sentAt : 0,
    };
  }
}

function headerPairs({ headers }: HttpRequest): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    pairs.push([(headers[i] ?? '').toLowerCase(), headers[i + 1] ?? '']);
  }
  return pairs;
}

/** As the browser's recorder keeps it: text up to 2 MiB. */
const longestText = 2 * 1024 * 1024;

function recordedResponse(outcome: HttpOutcome): RecordedResponse | null {
  const { status, headers } = outcome;
  if (status === 0) return null;
  const text = isText(headers) ? textOf(outcome) : null;
  return {
    status,
    headers,
    body: text !== null && text.length <= longestText ? text : null,
    bodyBytes: text === null ? (outcome.body?.length ?? 0) : Buffer.byteLength(text),
  };
}

function textOf(outcome: HttpOutcome): string | null {
  try {
    return bodyText(outcome);
  } catch {
    return null;
  }
}

function isText(headers: HttpOutcome['headers']): boolean {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? 'text/plain';
  return /^text\/|json|xml|javascript|x-www-form-urlencoded|graphql/i.test(type);
}
