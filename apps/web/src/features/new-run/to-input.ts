import type { CreateRunInput } from './documents.ts';
import { type RunDraft, targetOf } from './draft.ts';
import { checkInputs } from './input/check-input.ts';
import { loadInput } from './input/load-input.ts';
import { pacingInput, thinkTimeInput } from './input/pace-input.ts';
import { createReader, type Reader } from './input/reader.ts';
import type { Problem } from './problems.ts';

export type InputResult =
  | { readonly ok: true; readonly input: CreateRunInput }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * What was typed as the API takes it. Only what can't be read at all is refused here; whether it
 * makes sense is for the server to say. What stands for the server's default is left to it.
 */
export function toInput(draft: RunDraft): InputResult {
  const read = createReader();
  const input: CreateRunInput = {
    url: targetOf(draft),
    name: draft.name.trim() || null,
    ...loadInput(draft, read),
    credentials: draft.credentials.map(({ username, password }) => ({ username, password })),
    logins: draft.logins?.text.trim() ? draft.logins.text : null,
    onlyFlows: splitNames(draft.onlyFlows),
    includeDestructive: draft.includeDestructive,
    thinkTime: thinkTimeInput('thinkTime', draft.thinkTime, read),
    pacing: pacingInput('pacing', draft.pacing, read),
    assets: draft.assets,
    thresholds: thresholdInputs(draft, read),
    checks: checkInputs(draft.checks, read),
    apdexMs: read.milliseconds('apdexMs', draft.apdex),
    crawl: {
      maxStates: read.count('crawl.maxStates', draft.maxStates),
      maxDepth: read.count('crawl.maxDepth', draft.maxDepth),
      timeMs: read.duration('crawl.timeMs', draft.crawlTime),
      contexts: read.count('crawl.contexts', draft.contexts),
    },
    flowFile: draft.flowFile?.text ?? null,
    requestTimeoutMs: read.duration('requestTimeoutMs', draft.requestTimeout),
    network: {
      insecure: draft.insecure,
      ca: draft.ca.trim() || null,
      proxy: draft.proxy.trim() || null,
      dns: draft.dns,
      connectionsPerHost: read.count('network.connectionsPerHost', draft.connectionsPerHost),
    },
    start: true,
  };
  return read.problems.length === 0 ? { ok: true, input } : { ok: false, problems: read.problems };
}

/** "Sign in, Check out" as two names. */
export function splitNames(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A capacity search has bounds of its own: others would only judge the levels that are meant to fail. */
function thresholdInputs({ loadKind, thresholds }: RunDraft, read: Reader) {
  if (loadKind === 'capacity') return [];
  return thresholds.map(({ metric, expression, abortOnFail, abortDelay }, index) => ({
    metric,
    expression,
    abortOnFail,
    delayAbortEvalMs: abortOnFail ? (read.duration(`thresholds.${index}`, abortDelay) ?? 0) : 0,
  }));
}
