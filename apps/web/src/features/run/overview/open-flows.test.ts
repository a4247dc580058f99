import { describe, expect, it } from 'vitest';
import { readOpen, toggleOpen, writeOpen } from './open-flows.ts';

const few = ['a', 'b', 'c'];
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('flows whose steps are shown', () => {
  it.each([
    ['every one of six or fewer', [], few, few],
    ['none of more than six', [], many, []],
    ['those named', ['b', 'g'], many, ['b', 'g']],
    ['every one that was asked for', ['*'], many, many],
    ['none when that was asked for', [''], few, []],
    ['none that is not there', ['z'], many, []],
  ])('are %s', (_, values, flowIds, open) => {
    expect([...readOpen(values, flowIds)]).toEqual(open);
  });

  it.each([
    ['nothing for few, all open', few, few, []],
    ['nothing for many, all closed', [], many, []],
    ['one sign for every one', many, many, ['*']],
    ['an empty value for none', [], few, ['']],
    ['the ids in the flows’ order', ['g', 'b'], many, ['b', 'g']],
  ])('are written as %s', (_, open, flowIds, values) => {
    expect(writeOpen(new Set(open), flowIds)).toEqual(values);
  });

  it('open and close one by one', () => {
    const opened = toggleOpen(new Set(['a']), 'b');
    expect([...opened]).toEqual(['a', 'b']);
    expect([...toggleOpen(opened, 'a')]).toEqual(['b']);
  });
});
