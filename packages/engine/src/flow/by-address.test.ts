import { expect, test } from 'vitest';
import type { Journey } from '../model/journey.ts';
import type { Recording } from '../model/recording.ts';
import { byAddress } from './by-address.ts';
import { form, graphOf, opening, stateAt } from './graph.fixture.ts';

const signIn = form('Sign in', { id: 'sign in', purpose: 'sign-in', to: '/desk' });
const save = form('Save', { from: '/desk', to: '/desk' });
const graph = graphOf([stateAt('/desk', { heading: 'Desk' })], [signIn, save]);
const journey: Journey = {
  id: 'save',
  name: 'Save',
  effect: 'write',
  actions: [opening, signIn, save],
  leftAlone: null,
};

function recording(url: string, failure: string | null): Recording {
  const page = { url, title: '', signedIn: true, storage: {} };
  const step = { name: 'x', inputs: [], exchanges: [], thinkTimeMs: 0, page };
  return { journeyId: 'save', personaIndex: 0, steps: [step, step], failure };
}

const gone = 'At “Save”: The field “Title” is not on the page.';

test('the page that signing in did not lead to this time is gone to by its address', () => {
  const mended = byAddress(journey, recording('http://app.test/news', gone), graph);
  expect(mended?.actions.map(({ label }) => label)).toEqual([
    'Open',
    'Sign in',
    'Open Desk',
    'Save',
  ]);
  expect(mended?.actions[2]?.operation).toEqual({ kind: 'open', url: 'http://app.test/desk' });
});

test.each([
  ['it was on that page', recording('http://app.test/desk', gone)],
  ['the page refused', recording('http://app.test/news', 'At “Save”: the page said “no”')],
  ['all went well', recording('http://app.test/news', null)],
])('an address changes nothing when %s', (_, recorded) => {
  expect(byAddress(journey, recorded, graph)).toBeNull();
});
