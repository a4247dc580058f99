import { completeUrl } from '../../format/target.ts';
import { formatDuration } from '../../format/time.ts';
import type { ServerInfo } from '../server/server-query.ts';
import type { SourceRun } from './documents.ts';

export interface CredentialsDraft {
  readonly key: number;
  readonly username: string;
  readonly password: string;
}

export interface LoginsDraft {
  /** Null when it is typed or pasted. */
  readonly fileName: string | null;
  readonly text: string;
}

export interface ThresholdDraft {
  readonly key: number;
  readonly metric: string;
  readonly expression: string;
}

export type LengthKind = 'duration' | 'iterations';
export type ThinkTimeKind = 'RECORDED' | 'NONE' | 'UNIFORM';

/** The form as it is typed: text everywhere, so that nothing typed is ever lost or changed. */
export interface RunDraft {
  readonly url: string;
  readonly name: string;
  readonly users: string;
  readonly lengthKind: LengthKind;
  readonly duration: string;
  readonly iterations: string;
  readonly rampUp: string;
  readonly credentials: readonly CredentialsDraft[];
  /** A CSV of logins; null when none is given. */
  readonly logins: LoginsDraft | null;
  readonly onlyFlows: string;
  readonly includeDestructive: boolean;
  readonly insecure: boolean;
  readonly thinkTimeKind: ThinkTimeKind;
  readonly thinkTimeScale: string;
  readonly thinkTimeMin: string;
  readonly thinkTimeMax: string;
  readonly thresholds: readonly ThresholdDraft[];
  readonly maxStates: string;
  readonly maxDepth: string;
  readonly crawlTime: string;
  readonly contexts: string;
  readonly flowFile: { readonly name: string; readonly text: string } | null;
}

/** The form before anything is typed: the server's defaults. */
export function draftFromDefaults(defaults: ServerInfo['defaults'], url: string): RunDraft {
  return {
    url,
    name: '',
    users: String(defaults.users),
    lengthKind: 'duration',
    duration: formatDuration(defaults.durationMs),
    iterations: '',
    rampUp: formatDuration(defaults.rampUpMs),
    credentials: [],
    logins: null,
    onlyFlows: '',
    includeDestructive: false,
    insecure: false,
    ...thinkTimeDraft(defaults.thinkTime),
    thresholds: thresholdDrafts(defaults.thresholds),
    ...crawlDraft(defaults.crawl),
    flowFile: null,
  };
}

/** The form with what an earlier run was asked for; passwords never come back from the server. */
export function draftFromRun(
  defaults: ServerInfo['defaults'],
  { config, name }: SourceRun,
): RunDraft {
  const base = draftFromDefaults(defaults, config.url);
  return {
    ...base,
    name,
    users: String(config.users),
    lengthKind: config.iterations === null ? 'duration' : 'iterations',
    duration: config.durationMs === null ? base.duration : formatDuration(config.durationMs),
    iterations: config.iterations === null ? '' : String(config.iterations),
    rampUp: formatDuration(config.rampUpMs),
    ...loginDrafts(config),
    onlyFlows: config.onlyFlows.join(', '),
    includeDestructive: config.includeDestructive,
    insecure: config.insecure,
    ...thinkTimeDraft(config.thinkTime),
    thresholds: thresholdDrafts(config.thresholds),
    ...crawlDraft(config.crawl),
  };
}

/** A few logins are shown to be completed; of many there is a file to give again. */
function loginDrafts({ usernames, logins }: SourceRun['config']) {
  return logins > usernames.length
    ? { credentials: [], logins: { fileName: null, text: '' } }
    : { credentials: usernames.map((username, key) => ({ key, username, password: '' })) };
}

/** What the address of a draft leads to. */
export function targetOf(draft: RunDraft): string {
  return completeUrl(draft.url);
}

function thinkTimeDraft(thinkTime: ServerInfo['defaults']['thinkTime']) {
  return {
    thinkTimeKind: thinkTime.kind,
    thinkTimeScale: String(thinkTime.scale ?? 1),
    thinkTimeMin: formatDuration(thinkTime.minMs ?? 1_000),
    thinkTimeMax: formatDuration(thinkTime.maxMs ?? 3_000),
  };
}

function thresholdDrafts(
  thresholds: readonly { readonly metric: string; readonly expression: string }[],
): readonly ThresholdDraft[] {
  return thresholds.map(({ metric, expression }, key) => ({ key, metric, expression }));
}

function crawlDraft(crawl: ServerInfo['defaults']['crawl']) {
  return {
    maxStates: String(crawl.maxStates),
    maxDepth: String(crawl.maxDepth),
    crawlTime: formatDuration(crawl.timeMs),
    contexts: String(crawl.contexts),
  };
}
