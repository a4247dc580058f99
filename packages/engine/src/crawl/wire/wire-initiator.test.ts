import { expect, it } from 'vitest';
import { initiatorOf } from './wire-initiator.ts';

it('takes a style sheet or document that names something as its markup', () => {
  expect(initiatorOf({ type: 'parser', url: 'http://app.test/site.css#x' }, 'e1')).toEqual({
    documentId: 'e1',
    kind: 'markup',
    url: 'http://app.test/site.css',
  });
});

it('takes the innermost call with an address, also of a call that waited', () => {
  const stack = {
    callFrames: [{ url: '' }],
    parent: { callFrames: [{ url: 'http://app.test/app.js' }, { url: 'http://app.test/' }] },
  };
  expect(initiatorOf({ type: 'script', stack }, 'e1')).toEqual({
    documentId: 'e1',
    kind: 'script',
    url: 'http://app.test/app.js',
  });
});

it('knows nothing of what a person or the browser itself began', () => {
  expect(initiatorOf({ type: 'other' }, null)).toEqual({
    documentId: null,
    kind: 'other',
    url: null,
  });
  expect(initiatorOf(undefined, 'e1').url).toBeNull();
});
