import { describe, expect, it } from 'vitest';
import { messageAt, messageFor, scenarioOf, unplaced } from './problems.ts';

const problems = [
  { field: 'users', message: 'Too many users.' },
  { field: 'thresholds.1', message: 'No comparison.' },
  { field: 'flows', message: 'No flow in the file.' },
  { field: 'quota', message: 'The disk is full.' },
];

describe('problems at their fields', () => {
  it.each([
    ['users', 'Too many users.'],
    ['thresholds', 'No comparison.'],
    ['thresholds.1', 'No comparison.'],
    ['thresholds.0', ''],
    ['flowFile', 'No flow in the file.'],
    ['url', ''],
  ])('shows at %s: “%s”', (field, message) => expect(messageFor(problems, field)).toBe(message));

  it('tells what is wrong with a whole from what is wrong with its parts', () => {
    const executor = [
      { field: 'scenarios.0.executor', message: 'They don’t fit.' },
      { field: 'scenarios.0.executor.vus', message: 'Too many.' },
    ];
    expect(messageAt(executor, 'scenarios.0.executor')).toBe('They don’t fit.');
  });

  it.each([
    ['scenarios.1.executor.maxVus', []],
    ['scenarios.1.executor', []],
    ['scenarios.0.executor.stages.2.target', []],
    ['scenarios.0.flows.1.flow', []],
    ['scenarios.0.thinkTime.minMs', []],
    ['scenarios.0.flows.1', ['scenarios.0.flows.1']],
    ['scenarios', ['scenarios']],
  ])('%s of scenarios goes above the form only when nothing shows it', (field, above) => {
    const others = unplaced([{ field, message: '' }], {
      loadKind: 'scenarios',
      lengthKind: 'duration',
    });
    expect(others.map((problem) => problem.field)).toEqual(above);
  });

  it('knows the scenario that a problem is about', () => {
    const of = (field: string) => scenarioOf({ field, message: '' });
    expect([of('scenarios.12.name'), of('users')]).toEqual([12, null]);
  });

  it('puts above the form what no field shows', () => {
    expect(
      unplaced(problems, { loadKind: 'users', lengthKind: 'duration' }).map(({ field }) => field),
    ).toEqual(['quota']);
  });
});
