import { describe, expect, it } from 'vitest';
import { generator } from '../../../../testing/fixtures.ts';
import { judgeGenerator } from './generator-words.ts';

describe('the generator’s honesty in words', () => {
  it('says that it kept up', () => {
    expect(judgeGenerator(generator(), 'worst second')).toEqual({
      keptUp: true,
      spoilt: false,
      title: 'The generator kept up',
      limits: [],
    });
  });

  it.each([
    [{ eventLoopDelayP99Ms: 240 }, 'held up for 240 ms'],
    [{ lateStartsP99Ms: 130 }, 'started 130 ms late'],
    [{ exhausted: 3 }, '3 requests found no free port'],
    [
      { workers: [{ cpu: 0.97, eventLoopDelayP99Ms: 1, users: 5, sockets: 5 }] },
      'Its only thread used a whole core',
    ],
  ])('says what limited it: %o', (part, words) => {
    const { keptUp, limits } = judgeGenerator(generator(part), 'worst second');
    expect(keptUp).toBe(false);
    expect(limits.join(' ')).toContain(words);
  });

  it('says whether that was all there was to the figures', () => {
    const late = generator({ eventLoopDelayP99Ms: 240 });
    const titles = (['PASSED', 'INVALID'] as const).map(
      (verdict) => judgeGenerator(late, 'worst second', verdict).title,
    );
    expect(titles).toEqual(['Limited at times', 'It was the limit']);
  });

  it('is not limited while one of its threads has time', () => {
    const thread = { eventLoopDelayP99Ms: 1, users: 5, sockets: 5 };
    const workers = [
      { ...thread, cpu: 0.99 },
      { ...thread, cpu: 0.3 },
    ];
    expect(judgeGenerator(generator({ workers }), 'worst second').keptUp).toBe(true);
  });
});
