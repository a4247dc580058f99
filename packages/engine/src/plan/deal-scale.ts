import type { LoadCommand } from '../model/control.ts';
import type { ExecutorSchedule } from './executor-schedule.ts';

/** What of a scenario decides its part of a scaled load. */
export interface ScalableScenario {
  readonly name: string;
  readonly startMs: number;
  readonly schedule: ExecutorSchedule;
  /** Its flows only hold for one user at a time: it never has a second one. */
  readonly oneAtATime: boolean;
}

/**
 * What each scenario, by its index, is to be scaled to; those that are not in the answer go on as they
 * do. A command for all is dealt out over those under way in the proportions of their peaks.
 */
export function dealScale(
  scenarios: readonly ScalableScenario[],
  { scenario: asked, to }: Extract<LoadCommand, { kind: 'scale' }>,
  elapsedMs: number,
): ReadonlyMap<number, number> {
  if (asked !== null) {
    const index = scenarios.findIndex(({ name }) => name === asked);
    const scenario = scenarios[index];
    return new Map(scenario === undefined ? [] : [[index, withinReach(scenario, to)]]);
  }
  const underWay = scenarios.filter(
    ({ startMs, schedule }) => startMs <= elapsedMs && elapsedMs < startMs + schedule.endMs,
  );
  const alone = underWay.filter(isOneUser);
  const others = underWay.filter((each) => !isOneUser(each));
  const toOthers = others.length === 0 ? 0 : Math.max(Math.min(to, 1), to - alone.length);
  const dealt = deal(toOthers, others);
  return new Map(
    underWay.map((each) => [
      scenarios.indexOf(each),
      dealt.get(each) ?? (to - toOthers > 0 ? 1 : 0),
    ]),
  );
}

function isOneUser({ oneAtATime, schedule }: ScalableScenario): boolean {
  return oneAtATime && schedule.model === 'closed';
}

function withinReach(scenario: ScalableScenario, to: number): number {
  return isOneUser(scenario) ? Math.min(1, to) : to;
}

/** Users are whole: who loses most by rounding down gets one more. */
function deal(
  to: number,
  scenarios: readonly ScalableScenario[],
): ReadonlyMap<ScalableScenario, number> {
  const total = scenarios.reduce((sum, { schedule }) => sum + peakOf(schedule), 0);
  const exact = scenarios.map((each) => ({
    each,
    part: total === 0 ? 0 : (to * peakOf(each.schedule)) / total,
  }));
  if (scenarios.some(({ schedule }) => schedule.model === 'open')) {
    return new Map(exact.map(({ each, part }) => [each, part]));
  }
  const whole = exact.reduce((sum, { part }) => sum + Math.floor(part), 0);
  const byLoss = exact.toSorted((a, b) => (b.part % 1) - (a.part % 1)).slice(0, to - whole);
  const oneMore = new Set(byLoss.map(({ each }) => each));
  return new Map(
    exact.map(({ each, part }) => [each, Math.floor(part) + (oneMore.has(each) ? 1 : 0)]),
  );
}

function peakOf(schedule: ExecutorSchedule): number {
  return schedule.model === 'closed' ? schedule.maxVus : schedule.peakPerSecond;
}
