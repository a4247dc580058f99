import { completeUrl } from '../../format/target.ts';
import { writeDuration } from '../../format/time.ts';
import type { ServerInfo } from '../server/server-query.ts';
import type { SourceRun } from './documents.ts';
import {
  type AssetsKind,
  type BoundDraft,
  type CapacityDraft,
  type LoadKind,
  newRate,
  newScenario,
  type PacingDraft,
  type PresetName,
  type RateDraft,
  type ScenarioDraft,
  type ThinkTimeDraft,
} from './load/load-draft.ts';
import { capacityDraft } from './source/capacity-draft.ts';
import { checkDrafts } from './source/check-drafts.ts';
import { loadDraft } from './source/load-draft.ts';
import { pacingDraft, thinkTimeDraft } from './source/pace-drafts.ts';

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

export interface ThresholdDraft extends BoundDraft {
  readonly abortOnFail: boolean;
  /** So long after the beginning it ends nothing yet. */
  readonly abortDelay: string;
}

export type CheckKind = 'TEXT' | 'NO_TEXT' | 'JSON' | 'HEADER' | 'SIZE' | 'TIME';

export interface CheckDraft {
  readonly key: number;
  readonly kind: CheckKind;
  readonly name: string;
  readonly flow: string;
  readonly step: string;
  /** Text, path, name of the header, least bytes or longest time. */
  readonly first: string;
  /** Value, part of the header's value, or most bytes. */
  readonly second: string;
}

export type LengthKind = 'duration' | 'iterations';

/** The form as it is typed: text everywhere, so that nothing typed is ever lost or changed. */
export interface RunDraft {
  readonly url: string;
  readonly name: string;
  readonly loadKind: LoadKind;
  readonly users: string;
  readonly lengthKind: LengthKind;
  readonly duration: string;
  readonly iterations: string;
  readonly rampUp: string;
  readonly rate: RateDraft;
  readonly preset: PresetName;
  /** Empty takes the preset's own. */
  readonly presetDuration: string;
  readonly capacity: CapacityDraft;
  readonly scenarios: readonly ScenarioDraft[];
  readonly credentials: readonly CredentialsDraft[];
  /** A CSV of logins; null when none is given. */
  readonly logins: LoginsDraft | null;
  readonly onlyFlows: string;
  readonly includeDestructive: boolean;
  readonly thinkTime: ThinkTimeDraft;
  readonly pacing: PacingDraft;
  readonly assets: AssetsKind;
  readonly thresholds: readonly ThresholdDraft[];
  readonly checks: readonly CheckDraft[];
  readonly apdex: string;
  readonly maxStates: string;
  readonly maxDepth: string;
  readonly crawlTime: string;
  readonly contexts: string;
  readonly flowFile: { readonly name: string; readonly text: string } | null;
  readonly requestTimeout: string;
  readonly insecure: boolean;
  readonly ca: string;
  readonly proxy: string;
  readonly dns: 'CACHED' | 'FRESH';
  readonly connectionsPerHost: string;
}

/** The form before anything is typed: the server's defaults. What is empty leaves it to the server. */
export function draftFromDefaults(defaults: ServerInfo['defaults'], url: string): RunDraft {
  return {
    url,
    name: '',
    loadKind: 'users',
    users: String(defaults.users),
    lengthKind: 'duration',
    duration: writeDuration(defaults.durationMs),
    iterations: '',
    rampUp: writeDuration(defaults.rampUpMs),
    rate: newRate,
    preset: 'AVERAGE_LOAD',
    presetDuration: '',
    capacity: capacityDraft(defaults.capacity),
    scenarios: [newScenario([])],
    credentials: [],
    logins: null,
    onlyFlows: '',
    includeDestructive: false,
    checks: [],
    ...sharedDraft(defaults),
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
    ...loadDraft(config, base),
    ...loginDrafts(config),
    onlyFlows: config.onlyFlows.join(', '),
    includeDestructive: config.includeDestructive,
    checks: checkDrafts(config.checks),
    ...sharedDraft(config),
  };
}

/** What the defaults and an earlier run say in the same words. */
function sharedDraft(settings: ServerInfo['defaults'] | SourceRun['config']) {
  const { network, crawl } = settings;
  return {
    thinkTime: thinkTimeDraft(settings.thinkTime),
    pacing: pacingDraft(settings.pacing),
    assets: settings.assets,
    thresholds: settings.thresholds.map(thresholdDraft),
    apdex: writeDuration(settings.apdexMs),
    requestTimeout: writeDuration(settings.requestTimeoutMs),
    maxStates: String(crawl.maxStates),
    maxDepth: String(crawl.maxDepth),
    crawlTime: writeDuration(crawl.timeMs),
    contexts: String(crawl.contexts),
    insecure: network.insecure,
    ca: network.ca ?? '',
    proxy: network.proxy ?? '',
    dns: network.dns,
    connectionsPerHost: String(network.connectionsPerHost),
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

/** A threshold to edit. */
export function thresholdDraft(
  one: {
    readonly metric: string;
    readonly expression: string;
    readonly abortOnFail?: boolean;
    readonly delayAbortEvalMs?: number;
  },
  key: number,
): ThresholdDraft {
  const { metric, expression, abortOnFail = false, delayAbortEvalMs = 0 } = one;
  return { key, metric, expression, abortOnFail, abortDelay: writeDuration(delayAbortEvalMs) };
}
