import { describe, expect, it } from 'vitest';
import { messageFor, unplaced } from './problems.ts';

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

  it('puts above the form what no field shows', () => {
    expect(
      unplaced(problems, { loadKind: 'users', lengthKind: 'duration' }).map(({ field }) => field),
    ).toEqual(['quota']);
  });
});
