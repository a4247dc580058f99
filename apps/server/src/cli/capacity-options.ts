import type { CapacityInput } from '@flowload/engine';
import type { CapacityUnit } from '@flowload/engine/model/plan.ts';
import { type Command, Option } from 'commander';
import { durationOption, numberOption } from './option-values.ts';
import { objectivesOption } from './quantities.ts';
import { UsageError } from './usage-error.ts';

export interface CapacityOptions {
  /** True when what holding means was left to the default. */
  readonly capacity?: NonNullable<CapacityInput['slo']> | true;
  readonly capacityUnit?: CapacityUnit;
  readonly from?: number;
  readonly to?: number;
  readonly levelTime?: number;
  readonly precision?: number;
}

export function addCapacityOptions(command: Command): Command {
  return command
    .optionsGroup('Capacity search:')
    .option(
      '--capacity [objectives]',
      'find the most the target holds; such as "http_req_duration: p(95)<500; http_req_failed: rate<0.01", which is the default',
      objectivesOption,
    )
    .addOption(
      new Option('--capacity-unit <unit>', 'what to find (default: users)').choices([
        'users',
        'rate',
      ]),
    )
    .option('--from <n>', 'the first level', numberOption('--from'))
    .option('--to <n>', 'never try more', numberOption('--to'))
    .option('--level-time <time>', 'the shortest time at one level', durationOption('--level-time'))
    .option(
      '--precision <share>',
      'end when what holds and what does not are this close (default: 0.05)',
      numberOption('--precision'),
    );
}

/** Throws a `UsageError` when there are parts of a search and no search. */
export function capacityInput(options: CapacityOptions): CapacityInput | undefined {
  const { capacity, capacityUnit: unit, from, to, levelTime: levelMs, precision } = options;
  const parts = { unit, from, to, levelMs, precision };
  if (capacity !== undefined) return { ...parts, slo: capacity === true ? undefined : capacity };
  if (Object.values(parts).every((part) => part === undefined)) return undefined;
  throw new UsageError(
    '--capacity-unit, --from, --to, --level-time and --precision belong to a capacity search: add --capacity.',
  );
}
