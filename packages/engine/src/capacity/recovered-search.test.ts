import { describe, expect, it } from 'vitest';
import { recoveredSearch } from './recovered-search.ts';
import { simulate, usualSearch } from './simulated-target.fixture.ts';

const { told, result } = simulate({}, (level) => ({ slowShare: level <= 100 ? 0.01 : 0.3 }));

describe('a search whose process died', () => {
  it('has the levels that were decided, and the interval as far as it was known', () => {
    const recovered = recoveredSearch(usualSearch, told.slice(0, 5));
    expect(recovered).toMatchObject({
      capacity: 80,
      low: 80,
      high: 160,
      limitedBy: 'interrupted',
      levels: told.slice(0, 5),
    });
    expect(recovered.conclusion).toMatch(
      /^The target holds 80 users \(.* between 80 and 160 users\); at 160 users .*\. The search was interrupted before it was through\.$/,
    );
  });

  it('says what held when nothing had failed yet', () => {
    expect(recoveredSearch(usualSearch, told.slice(0, 2))).toMatchObject({
      capacity: 20,
      high: null,
      conclusion:
        'The search was interrupted before it was through: the target holds at least 20 users.',
    });
    expect(recoveredSearch(usualSearch, [])).toMatchObject({
      capacity: null,
      limitedBy: 'interrupted',
      levels: [],
    });
  });

  it('is whole when its last level was decided', () => {
    expect(recoveredSearch(usualSearch, told)).toEqual(result);
  });
});
