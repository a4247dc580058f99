import type { Flow } from '../model/flow.ts';
import type { Journey, Persona } from '../model/journey.ts';
import type { Recording } from '../model/recording.ts';
import type { RunProgress } from '../model/run.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import type { Credentials, Target } from '../model/target.ts';
import { byAddress } from './by-address.ts';
import { changingTexts, withSteadyLandmarks } from './changing-texts.ts';
import { correlate } from './correlate.ts';
import { findJourneys } from './journeys.ts';
import { mergeFlows } from './merge-flows.ts';

export interface BuildOptions {
  readonly graph: SiteGraph;
  readonly target: Target;
  readonly includeDestructive: boolean;
  /** Names or ids of the journeys to record; empty means all. */
  readonly only: readonly string[];
  readonly signal: AbortSignal;
  record(journey: Journey, persona: Persona): Promise<Recording>;
  onProgress(progress: Extract<RunProgress, { kind: 'building' }>): void;
  onFlow(flow: Flow): void;
  /** Feeds what the personas type; by default another one each time, since accounts that exist already can't be made again. */
  readonly seed?: number;
  now?(): Date;
}

/**
 * Records every journey with two personas, one after the other, and correlates the two. Several
 * journeys are recorded at once, but of those that change what belongs to an account one at a time:
 * they would get into each other's way. Those that turn out to send exactly the same are one flow.
 */
export async function buildFlows(options: BuildOptions): Promise<Flow[]> {
  const journeys = findJourneys(options.graph, options).filter(isWanted(options.only));
  const flows = new Map<string, Flow>();
  const changing = new Set<string>();
  let done = 0;
  const recordAndNote: BuildOptions['record'] = async (journey, persona) => {
    const recording = await options.record(journey, persona);
    for (const text of changingTexts([recording])) changing.add(text);
    return recording;
  };
  const build = async (journey: Journey) => {
    if (options.signal.aborted) return;
    options.onProgress({ kind: 'building', journey: journey.name, done, total: journeys.length });
    const flow = await buildFlow(journey, { ...options, record: recordAndNote });
    if (flow === null) return;
    done++;
    flows.set(journey.id, flow);
    options.onFlow(flow);
  };
  const exclusive = journeys.filter(changesAccount).sort((x, y) => harm(x) - harm(y));
  // Should the recording be cut short, what changes something is there.
  const shared = journeys
    .filter((journey) => !exclusive.includes(journey))
    .sort((x, y) => Number(x.effect === 'read') - Number(y.effect === 'read'));
  // The exclusive ones are the long ones: they begin at once.
  const lanes = [exclusive, ...Array.from({ length: sharedLanes }, () => shared)];
  try {
    await Promise.all(lanes.map((lane) => workOff(lane, build)));
  } catch (error) {
    // Nobody waits for the other lanes any more.
    exclusive.length = shared.length = 0;
    throw error;
  }
  const steady = journeys
    .flatMap(({ id }) => flows.get(id) ?? [])
    .map((flow) => withSteadyLandmarks(flow, changing));
  return mergeFlows(steady);
}

/** Recording is mostly waiting for pages to settle. */
const sharedLanes = 2;

/** Several may take from one list. */
async function workOff(list: Journey[], build: (journey: Journey) => Promise<void>): Promise<void> {
  for (let next = list.shift(); next !== undefined; next = list.shift()) await build(next);
}

/** What is renamed, moved or set otherwise may be what another journey looks for. */
const unsettling =
  /\b(?:rename|move|settings?|modules|password|account|profile|permissions?|roles?|members?|lock|close|archive|merge|status|configur\w*|einstellungen|umbenennen|paramètres|ajustes)\b/i;

/** 0 for what only adds, more for what is better recorded after it. */
function harm({ name, actions }: Journey): number {
  const last = actions.at(-1);
  const form = last?.operation.kind === 'submit-form' ? last.operation.form : null;
  const edits = form?.fields.some(
    ({ fill }) => fill.kind === 'generate' && fill.after !== undefined,
  );
  const words = `${name} ${last?.label ?? ''} ${last?.heading ?? ''} ${form?.action ?? ''}`;
  return (unsettling.test(words) ? 2 : 0) + (edits === true ? 1 : 0);
}

function changesAccount(journey: Journey): boolean {
  return signsIn(journey) && journey.effect !== 'read';
}

function signsIn({ actions }: Journey): boolean {
  return actions.some(
    ({ operation }) => operation.kind === 'submit-form' && operation.form.purpose === 'sign-in',
  );
}

/** Null when the building was aborted before the journey was recorded. */
async function buildFlow(journey: Journey, options: BuildOptions): Promise<Flow | null> {
  if (journey.leftAlone !== null) return leftAlone(journey, journey.leftAlone);
  if (signsIn(journey) && knownUsers(options).length === 0) {
    return leftAlone(journey, 'It signs in, and no user name and password are known: give some.');
  }
  try {
    const recorded = await recordTwice(journey, options);
    if (options.signal.aborted) return null;
    return correlate(recorded.journey, recorded.recordings, {
      origins: options.target.scope.origins,
      now: options.now ?? (() => new Date()),
    });
  } catch (error) {
    if (options.signal.aborted) return null;
    throw error;
  }
}

interface Recorded {
  readonly journey: Journey;
  readonly recordings: readonly [Recording, Recording];
}

/** By both personas; where one of them comes to another page than the crawl did, both go there by its address. */
async function recordTwice(
  journey: Journey,
  options: BuildOptions,
  mayMend = true,
): Promise<Recorded> {
  const [first, second] = personasFor(journey, options);
  const one = await options.record(journey, first);
  const isOver = one.failure !== null || options.signal.aborted;
  const other = isOver ? one : await options.record(journey, second);
  const mended = mayMend ? byAddress(journey, other, options.graph) : null;
  if (mended === null || options.signal.aborted) return { journey, recordings: [one, other] };
  return await recordTwice(mended, options, false);
}

function leftAlone(journey: Journey, reason: string): Flow {
  return {
    id: journey.id,
    name: journey.name,
    effect: journey.effect,
    generators: [],
    needsCredentials: false,
    steps: [],
    proof: { kind: 'left-alone', reason },
  };
}

/** Those given, else the one that the crawl made an account for. */
function knownUsers({
  graph,
  target,
}: Pick<BuildOptions, 'graph' | 'target'>): readonly Credentials[] {
  if (target.credentials.length > 0) return target.credentials;
  return graph.account === null ? [] : [graph.account];
}

/** The second persona is another user when two are known. */
function personasFor(journey: Journey, options: BuildOptions): readonly [Persona, Persona] {
  const users = knownUsers(options);
  const base = (options.seed ?? randomSeed()) ^ hashOf(journey.id);
  const persona = (index: 0 | 1): Persona => {
    const user = users[index] ?? users[0] ?? null;
    const credentials = user === null ? null : { username: user.username, password: user.password };
    return { index, seed: (base + index * 0x9e3779b9) >>> 0, credentials };
  };
  return [persona(0), persona(1)];
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

function isWanted(only: readonly string[]): (journey: Journey) => boolean {
  const wanted = new Set(only.map((name) => name.trim().toLowerCase()));
  return ({ id, name }) => wanted.size === 0 || wanted.has(id) || wanted.has(name.toLowerCase());
}
