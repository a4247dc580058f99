import { type Check, compileExpectation, needsBody } from '../content/expectation.ts';
import { compileExtractor, type Extract } from '../content/extract.ts';
import { type CompiledTemplate, compileTemplate } from '../content/template.ts';
import type { Check as PersonsCheck } from '../model/check.ts';
import type { Exchange, Flow, Generator } from '../model/flow.ts';
import { type CompiledChecks, compileChecks } from './checks.ts';
import { type CompiledAssets, compileAssets, recurringAssets } from './compile-assets.ts';
import { type CompiledRequest, compileRequest } from './compile-request.ts';
import { LoadError } from './load-error.ts';
import type { CookiePlace } from './set-cookie.ts';

/** A flow as tables and closures: made once in each worker, run by all its users. */
export interface CompiledFlow {
  readonly id: string;
  readonly generators: readonly Generator[];
  readonly needsCredentials: boolean;
  readonly steps: readonly CompiledStep[];
}

export interface CompiledStep {
  readonly id: string;
  readonly thinkTimeMs: number;
  readonly exchanges: readonly CompiledExchange[];
  readonly assets: CompiledAssets | null;
}

export interface CompiledExchange {
  readonly id: string;
  /** Made before the request is, in this order. */
  readonly composed: readonly { readonly variable: string; readonly text: CompiledTemplate }[];
  readonly request: CompiledRequest;
  readonly followsRedirect: boolean;
  readonly kind: Exchange['kind'];
  readonly cookiePlace: CookiePlace;
  readonly expectedStatus: number;
  readonly needsBody: boolean;
  readonly check: Check;
  /** What a person wants looked at; null for nothing. */
  readonly checks: CompiledChecks | null;
  readonly extractors: readonly {
    readonly variable: string;
    readonly source: string;
    readonly extract: Extract;
  }[];
}

/** Which bodies of answers are kept: all of them is for those who want to look at them. */
export type KeptBodies = 'needed' | 'all';

/** Throws a LoadError when there is nothing in the flow to send, or when it uses a value that nothing gives. */
export function compileFlow(
  flow: Flow,
  checks: readonly PersonsCheck[] = [],
  bodies: KeptBodies = 'needed',
): CompiledFlow {
  if (flow.steps.every((step) => step.exchanges.length === 0)) {
    throw new LoadError(
      `The flow “${flow.name}” has no request to send: leave it out of the load.`,
    );
  }
  const recurring = recurringAssets(flow.steps);
  const steps = flow.steps.map((step) => {
    const { id, name, thinkTimeMs, exchanges } = step;
    const own = compileChecks(checks, flow.name, name);
    const last = exchanges.at(-1);
    return {
      id,
      thinkTimeMs,
      exchanges: exchanges.map((each) => compileExchange(each, each === last ? own : null, bodies)),
      assets: compileAssets(step, recurring, (each) => compileExchange(each, null, 'needed')),
    };
  });
  checkVariables(flow, steps);
  const { id, generators, needsCredentials } = flow;
  return { id, generators, needsCredentials, steps };
}

function checkVariables(flow: Flow, steps: readonly CompiledStep[]): void {
  const known = new Set(flow.generators.map(({ variable }) => variable));
  if (flow.needsCredentials) for (const variable of ['username', 'password']) known.add(variable);
  for (const { id, request, composed, extractors } of steps.flatMap((step) => step.exchanges)) {
    for (const { variable } of composed) known.add(variable);
    const needed = [...request.variables, ...composed.flatMap(({ text }) => text.variables)];
    const unknown = needed.find((variable) => !known.has(variable));
    if (unknown !== undefined) {
      throw new LoadError(
        `The flow “${flow.name}” sends \${${unknown}} in ${id}, but no generator, earlier extractor or credential gives it a value.`,
      );
    }
    for (const { variable } of extractors) known.add(variable);
  }
}

function compileExchange(
  exchange: Exchange,
  checks: CompiledChecks | null,
  bodies: KeptBodies,
): CompiledExchange {
  const { id, kind, followsRedirect, expect, extractors, composed = [] } = exchange;
  const keepBody = bodies === 'all' || needsBody(expect, extractors) || checks?.needsBody === true;
  return {
    id,
    kind,
    followsRedirect,
    composed: composed.map(({ variable, text }) => ({ variable, text: compileTemplate(text) })),
    request: compileRequest(exchange, { keepBody, expectedStatus: expect.status }),
    cookiePlace: cookiePlaceOf(exchange.request.origin),
    expectedStatus: expect.status,
    needsBody: keepBody,
    check: compileExpectation(expect),
    checks,
    extractors: extractors.map((extractor) => ({
      variable: extractor.variable,
      source: extractor.source.kind,
      extract: compileExtractor(extractor),
    })),
  };
}

/** Browsers trust loopback hosts as they trust https, and so take and send secure cookies there. */
function cookiePlaceOf(origin: string): CookiePlace {
  const { protocol, hostname } = new URL(origin);
  const loopback = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return { host: hostname, secure: protocol === 'https:' || loopback };
}
