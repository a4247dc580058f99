import type { RunState } from '../run-state.ts';

export type Control = 'RUNNING' | 'PAUSED' | 'STOPPING';

/** Something of a load that can be turned up and down. */
export interface Dial {
  /** Null turns all scenarios alike. */
  readonly scenario: string | null;
  readonly label: string;
  readonly unit: 'users' | 'rate';
  /** What it was turned to; null while it follows its plan. */
  readonly setTo: number | null;
}

/** How the load stands to the commands it was given; what came last counts. */
export function controlOf({ progress, recent }: RunState): Control {
  if (progress?.__typename === 'LoadProgress') return progress.control;
  return recent.at(-1)?.control ?? 'RUNNING';
}

/** What can be turned. A capacity search turns its load by itself. */
export function dialsOf({ head, events }: RunState): readonly Dial[] {
  const { capacity, scenarios } = head.config;
  if (capacity) return [];
  const setTo = (scenario: string | null) =>
    events.findLast(
      ({ command }) =>
        command?.kind === 'SCALE' && (command.scenario === null || command.scenario === scenario),
    )?.command?.to ?? null;
  const own = scenarios.map(
    ({ name, executor }): Dial => ({
      scenario: name,
      label: name,
      unit: executor.__typename.endsWith('ArrivalRateExecutor') ? 'rate' : 'users',
      setTo: setTo(name),
    }),
  );
  const units = new Set(own.map(({ unit }) => unit));
  if (own.length > 1) return own;
  const [unit = 'users'] = units;
  return [{ scenario: null, label: 'Load', unit, setTo: setTo(own[0]?.scenario ?? null) }];
}

/** The end of the dial's scale: room above what is there now, as a round number. */
export function dialEnd(now: number, most: number): number {
  const wanted = Math.max(10, now * 2, most);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10;
  return step * power;
}
