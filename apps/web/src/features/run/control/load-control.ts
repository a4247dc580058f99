import type { RunState } from '../run-state.ts';

export type Control = 'RUNNING' | 'PAUSED' | 'STOPPING';

/** Something of a load that can be turned up and down. */
export interface Dial {
  /** Null turns all scenarios alike. */
  readonly scenario: string | null;
  readonly label: string;
  readonly unit: 'users' | 'rate';
  /** Users that the plan has at this moment, where those at work can't be told apart by scenario. */
  readonly planned: number | null;
  /** Starts a second that the plan has at this moment, whatever becomes of them; null for users. */
  readonly plannedRate: number | null;
  /** What it was turned to; null while it follows its plan. */
  readonly setTo: number | null;
}

/** How the load stands to the commands it was given; what came last counts. */
export function controlOf({ progress, recent }: RunState): Control {
  if (progress?.__typename === 'LoadProgress') return progress.control;
  return recent.at(-1)?.control ?? 'RUNNING';
}

/** What can be turned. A capacity search turns its load by itself. */
export function dialsOf({ head, events, progress }: RunState): readonly Dial[] {
  const { capacity, scenarios } = head.config;
  if (capacity) return [];
  const setTo = (scenario: string | null) =>
    events.findLast(
      ({ command }) =>
        command?.kind === 'SCALE' && (command.scenario === null || command.scenario === scenario),
    )?.command?.to ?? null;
  const elapsedMs = progress?.__typename === 'LoadProgress' ? progress.elapsedMs : 0;
  const own = scenarios.map(
    ({ name, startMs, executor }): Dial => ({
      scenario: name,
      label: name,
      unit: executor.__typename.endsWith('ArrivalRateExecutor') ? 'rate' : 'users',
      planned: plannedUsers(executor, elapsedMs - startMs),
      plannedRate: plannedRate(executor, elapsedMs - startMs),
      setTo: setTo(name),
    }),
  );
  const units = new Set(own.map(({ unit }) => unit));
  if (own.length > 1) return own;
  const [unit = 'users'] = units;
  return [
    {
      scenario: null,
      label: 'Load',
      unit,
      planned: null,
      plannedRate: own[0]?.plannedRate ?? null,
      setTo: setTo(own[0]?.scenario ?? null),
    },
  ];
}

/** How many users the executor has so long after its beginning; null for one that has a rate. */
export function plannedUsers(executor: Executor, atMs: number): number | null {
  switch (executor.__typename) {
    case 'ConstantVusExecutor':
    case 'SharedIterationsExecutor':
    case 'PerVuIterationsExecutor':
      return atMs < 0 ? 0 : executor.vus;
    case 'RampingVusExecutor':
      return atMs < 0 ? 0 : Math.round(onStages(executor.startVus, executor.stages, atMs));
    default:
      return null;
  }
}

/** How many iterations are to start a second so long after its beginning; null for one that has users. */
export function plannedRate(executor: Executor, atMs: number): number | null {
  switch (executor.__typename) {
    case 'ConstantArrivalRateExecutor':
      return (executor.rate * 1_000) / executor.timeUnitMs;
    case 'RampingArrivalRateExecutor': {
      const { startRate, stages, timeUnitMs } = executor;
      return (onStages(startRate, stages, Math.max(0, atMs)) * 1_000) / timeUnitMs;
    }
    default:
      return null;
  }
}

type Executor = RunState['head']['config']['scenarios'][number]['executor'];

interface Stage {
  readonly durationMs: number;
  readonly target: number;
}

function onStages(start: number, stages: readonly Stage[], atMs: number): number {
  let from = start;
  let leftMs = atMs;
  for (const { durationMs, target } of stages) {
    if (leftMs < durationMs) return from + (target - from) * (leftMs / durationMs);
    leftMs -= durationMs;
    from = target;
  }
  return from;
}

/** The end of the dial's scale: room above what is there now, as a round number. */
export function dialEnd(now: number, most: number): number {
  const wanted = Math.max(10, now * 2, most);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10;
  return step * power;
}
