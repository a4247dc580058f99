import { describe, expect, it } from 'vitest';
import { paths } from '../../routing/paths.ts';
import { changed, isFiltered, readSearch, toFilter } from './history-filter.ts';

describe('the filter in the address', () => {
  it('goes there and back', () => {
    const search = { state: 'active', verdict: 'passed', q: 'a & b', after: 'c1' };
    const params = new URL(paths.home(search), 'http://x').searchParams;
    expect(readSearch(params)).toEqual(search);
  });

  it('asks for all active states at once', () => {
    expect(toFilter({ state: 'active' }).states).toContain('VERIFYING');
  });

  it.each([
    [{ state: 'purple' }, false],
    [{ q: '  ' }, false],
    [{ after: 'c1' }, false],
    [{ verdict: 'failed' }, true],
  ])('%o narrows the list: %s', (search, filtered) => expect(isFiltered(search)).toBe(filtered));

  it('goes back to the first page when it changes', () => {
    expect(changed({ q: 'shop', after: 'c9' }, { state: 'failed' })).toEqual({
      q: 'shop',
      state: 'failed',
    });
  });
});
