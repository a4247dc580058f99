import { describe, expect, it } from 'vitest';
import { coverage } from '../../../../testing/coverage-fixture.ts';
import { coverageRows, filterOf, matching, type RowFilter } from './coverage-rows.ts';

const rows = coverageRows(coverage());
const everything: RowFilter = { kind: null, standing: null, text: '' };
const labels = (filter: Partial<RowFilter>) =>
  matching(rows, { ...everything, ...filter }).map(({ label }) => label);

it('begins with what is not proven', () => {
  expect(rows.map(({ standing }) => standing)).toEqual([
    'UNPROVEN',
    'LEFT_ALONE',
    'FOUND',
    'PROVEN',
    'PROVEN',
  ]);
});

describe('the list is narrowed', () => {
  it('by kind', () => {
    expect(labels({ kind: 'page' })).toEqual(['Terms', 'Cart']);
    expect(labels({ kind: 'form' })).toEqual(['Check out']);
  });

  it('by standing', () => {
    expect(labels({ standing: 'LEFT_ALONE' })).toEqual(['Log out']);
  });

  it('by words of the label, the page, the reason or a flow', () => {
    expect(labels({ text: 'CART' })).toEqual(['Check out', 'Cart', 'View cart']);
    expect(labels({ text: 'ends the session' })).toEqual(['Log out']);
  });
});

it('reads the address and leaves out what it does not know', () => {
  const read = (search: string) => filterOf(new URLSearchParams(search));
  expect(read('kind=form&standing=left-alone&q=pay')).toEqual({
    kind: 'form',
    standing: 'LEFT_ALONE',
    text: 'pay',
  });
  expect(read('kind=colour&standing=blue')).toEqual(everything);
});
