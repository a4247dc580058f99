import type { ValueFidelity } from '@flowload/engine/model/fidelity.ts';
import { expect, it } from 'vitest';
import { variablesOf } from './variables.ts';

function value(variable: string, source: string): ValueFidelity {
  return { variable, origin: 'extracted', source, sentIn: [], evidence: null };
}

it('names each variable once, where it is taken first', () => {
  const values = [value('token', 'first'), value('id', 'only'), value('token', 'again')];
  expect(variablesOf(values).map(({ source }) => source)).toEqual(['first', 'only']);
});
