import { describe, expect, test } from 'vitest';
import { searchLimitMs } from './search-limit.ts';
import { simulate, usualSearch } from './simulated-target.fixture.ts';

/** Holds up to the limit; beyond it ever more answers are slow. */
const holdsUpTo = (limit: number) => (level: number) => ({
  slowShare: level <= limit ? 0.01 : Math.min(0.4, 0.1 + level / limit / 10),
});

describe('a capacity search', () => {
  test.each([
    [10, 1_000, 137],
    [10, 1_000, 999],
    [10, 1_000, 11],
    [10, 1_000, 3],
    [1, 20_000, 6_000],
  ])('from %i to %i users finds a limit of %i within its precision', (from, to, limit) => {
    const { result } = simulate({ from, to }, holdsUpTo(limit));
    expect(result.limitedBy).toBe('slo');
    expect(result.capacity).toBeLessThanOrEqual(limit);
    // One user is as near as it gets.
    expect(limit - (result.capacity ?? 0)).toBeLessThanOrEqual(Math.max(1, limit * 0.06));
    expect(result.low).toBe(result.capacity);
    expect(result.high).toBeGreaterThan(limit);
  });

  test('grows until a level fails, then halves what is left', () => {
    const { told } = simulate({ precision: 0.2 }, holdsUpTo(100));
    expect(told.map(({ level, held }) => [level, held])).toEqual([
      [10, true],
      [20, true],
      [40, true],
      [80, true],
      [160, false],
      [120, false],
      [100, true],
    ]);
  });

  test('halves rates that are no whole numbers', () => {
    const { result } = simulate({ unit: 'rate', from: 1, to: 100, precision: 0.1 }, holdsUpTo(2.3));
    expect(result.capacity).toBe(2.25);
  });

  test('ends at the highest level when all hold', () => {
    const { result } = simulate({ to: 70 }, holdsUpTo(1_000));
    expect(result).toMatchObject({ capacity: 70, low: 70, high: null, limitedBy: 'ceiling' });
    expect(result.levels.map(({ level }) => level)).toEqual([10, 20, 40, 70]);
    expect(result.conclusion).toBe(
      'The target holds 70 users, the most that was to be tried. Its limit lies higher.',
    );
  });

  test('says so when nothing holds', () => {
    const { result } = simulate({}, () => ({ failedShare: 0.3 }));
    expect(result).toMatchObject({ capacity: null, low: 0, high: 1, limitedBy: 'slo' });
    expect(result.conclusion).toMatch(
      /^The target holds none of the levels tried: even at 1 user http_req_failed: rate<0.05 came to \d+\.?\d* %\.$/,
    );
  });

  test('is unsure of what lies at the bound, and counts it by what it came to', () => {
    const { result } = simulate({ from: 10, to: 10 }, () => ({ slowShare: 0.044 }));
    expect(result.levels[0]).toMatchObject({ held: true, certainty: 'unsure' });
    expect(result.levels[0]?.durationMs).toBeGreaterThan(15_000);
    expect(result).toMatchObject({ capacity: 10, low: 0 });
  });

  test('leaves out what a level takes to settle', () => {
    const starting = (_: number, second: number) => ({
      requests: second < 2 ? 20 : 200,
      slowShare: second < 2 ? 1 : 0,
    });
    const { result } = simulate({ from: 10, to: 10 }, starting);
    expect(result.levels[0]).toMatchObject({ fromMs: 2_000, held: true, certainty: 'sure' });
  });

  test('lets a level go at once that can not hold any more', () => {
    const { result } = simulate({ levelMs: 60_000 }, (level) => ({
      failedShare: level > 10 ? 0.9 : 0,
    }));
    const failed = result.levels.find(({ held }) => !held);
    expect(failed).toMatchObject({ certainty: 'sure', durationMs: 3_000 });
  });

  test('lets a rate go whose queue grows without end', () => {
    let busy = 10;
    const { result } = simulate({ unit: 'rate', from: 150, to: 300 }, (level) => {
      busy = level > 200 ? busy * 1.3 : 10;
      return { requests: Math.min(level, 200), activeUsers: busy };
    });
    const failed = result.levels.find(({ held }) => !held);
    expect(failed).toMatchObject({ level: 300, certainty: 'sure', durationMs: 5_000 });
  });

  test('is not sure of a rate before its iterations end as fast as they begin', () => {
    const { result } = simulate({ unit: 'rate', from: 200, to: 200 }, (_, second) => ({
      requests: second < 12 ? 100 : 200,
    }));
    const [level] = result.levels;
    expect(level).toMatchObject({ held: true, certainty: 'sure' });
    expect((level?.fromMs ?? 0) + (level?.durationMs ?? 0)).toBe(20_000);
  });

  test('takes starts that had to be dropped for a level that was not held', () => {
    const { result } = simulate({ unit: 'rate', from: 100, to: 100 }, () => ({ dropped: 5 }));
    expect(result.levels[0]).toMatchObject({ held: false, certainty: 'sure' });
    expect(result.conclusion).toContain('not all iterations could be started');
  });

  test('waits at a level that held until an overloaded target has recovered', () => {
    let ill = 0;
    const { told, seconds } = simulate({ precision: 0.3 }, (level) => {
      ill = level > 50 ? 6 : Math.max(0, ill - 1);
      return { slowShare: ill > 0 ? 0.4 : 0 };
    });
    expect(told.map(({ level, held }) => [level, held])).toEqual([
      [10, true],
      [20, true],
      [40, true],
      [80, false],
      [60, false],
      [50, true],
    ]);
    const recovering = seconds.slice(seconds.lastIndexOf(80) + 1, seconds.indexOf(60));
    expect(recovering).toEqual(Array.from({ length: 7 }, () => 40));
  });

  test('ends when the generator and not the target was the limit', () => {
    const { result } = simulate({}, (level) => ({
      slowShare: level > 100 ? 0.3 : 0,
      generator: { eventLoopDelayP99Ms: level > 100 ? 400 : 3 },
    }));
    expect(result).toMatchObject({ capacity: 80, low: 80, high: null, limitedBy: 'generator' });
    expect(result.conclusion).toMatch(
      /^The target holds at least 80 users; at 160 users the generator and not the target was the limit\. The generator could not keep up/,
    );
    expect(result.levels.map(({ level }) => level)).toEqual([10, 20, 40, 80, 160]);
  });

  test('tries a level once more that failed while the generator was in trouble', () => {
    let secondsAt80 = 0;
    const { result, told } = simulate({ precision: 0.5 }, (level) => {
      if (level === 80) secondsAt80 += 1;
      const isLate = level === 80 && secondsAt80 <= 5;
      return {
        slowShare: isLate || level > 100 ? 0.4 : 0,
        generator: { eventLoopDelayP99Ms: isLate ? 400 : 3 },
      };
    });
    expect(result).toMatchObject({ capacity: 80, limitedBy: 'slo' });
    expect(told.map(({ level, held }) => [level, held])).toEqual([
      [10, true],
      [20, true],
      [40, true],
      [80, true],
      [160, false],
    ]);
  });

  test('takes two late seconds of three for the limit of a level that had to go at once', () => {
    const { result } = simulate({ levelMs: 60_000 }, (level, second) => ({
      failedShare: level > 10 ? 0.9 : 0,
      generator: { eventLoopDelayP99Ms: level > 10 && second % 3 !== 0 ? 400 : 3 },
    }));
    expect(result).toMatchObject({ capacity: 10, limitedBy: 'generator' });
    expect(result.conclusion).toContain('late or out of CPU in 2 of the 3 seconds');
  });

  test('is over in its time when nothing is ever sure', () => {
    const { result, seconds } = simulate({}, () => ({ requests: 2, slowShare: 0.02 }));
    expect(seconds.length * 1_000).toBeLessThanOrEqual(searchLimitMs(usualSearch));
    expect(result.levels.every(({ certainty }) => certainty === 'unsure')).toBe(true);
  });

  test('judges nothing by seconds in which the load was ending', () => {
    const { told } = simulate(
      { to: 20 },
      (_, second) => (second < 3 ? {} : { requests: 0, control: 'stopping' }),
      100,
    );
    expect(told).toEqual([]);
  });

  test('that was stopped tells what it knows', () => {
    const { result } = simulate({}, holdsUpTo(1_000), 22);
    expect(result).toMatchObject({ capacity: 20, limitedBy: 'time' });
    expect(result.conclusion).toBe(
      'The search ended before it was through: the target holds at least 20 users.',
    );
  });
});
