import { fidelityOf } from '@flowload/engine';
import type { Exchange, Flow } from '@flowload/engine/model/flow.ts';
import type { TrialAnswer } from '@flowload/engine/model/trial.ts';
import { expect, test } from 'vitest';
import { fidelityText, overviewText } from './fidelity-text.ts';
import { createPaint } from './paint.ts';

const plain = createPaint(false);

function exchange(id: string, method: string, path: string, parts: Partial<Exchange>): Exchange {
  return {
    id,
    kind: 'document',
    request: {
      method,
      origin: 'http://shop.test',
      path,
      query: [],
      headers: [],
      body: { kind: 'none' },
    },
    expect: {
      status: 200,
      redirectTo: null,
      contentType: null,
      jsonShape: [],
      landmarks: [],
      absent: [],
    },
    extractors: [],
    followsRedirect: false,
    ...parts,
  };
}

const got = (parts: Partial<TrialAnswer>): TrialAnswer => ({
  status: 200,
  redirectTo: null,
  contentType: 'text/html',
  bodyBytes: 1_200,
  difference: null,
  ...parts,
});

const form = exchange('e1', 'GET', '/pay', {
  expect: {
    status: 200,
    redirectTo: null,
    contentType: 'text/html',
    jsonShape: [],
    landmarks: ['>Payment</h1'],
    absent: ['role="alert"'],
  },
  extractors: [
    {
      variable: 'key',
      source: { kind: 'form-field', name: 'key', form: null, occurrence: 0 },
      decode: [],
      evidence: {
        exchangeId: 'e1',
        encoding: 'html',
        places: 2,
        confidence: 0.9,
        ambiguity: 'two fields are called key',
      },
    },
  ],
});

const pay = exchange('e2', 'POST', '/pay', { unexplained: ['the field “at”'] });
const failed: Flow = {
  id: 'f',
  name: 'Pay',
  effect: 'write',
  generators: [],
  needsCredentials: false,
  steps: [
    {
      id: 's1',
      name: 'Send the form',
      thinkTimeMs: 0,
      exchanges: [
        form,
        {
          ...pay,
          request: { ...pay.request, body: { kind: 'form', fields: [['key', '${key}']] } },
        },
      ],
    },
  ],
  proof: {
    kind: 'failed',
    stepId: 's1',
    exchangeId: 'e2',
    reason: 'POST /pay: status 500 instead of 200',
    at: '',
    trial: {
      exchanges: [
        { exchangeId: 'e1', answers: [got({}), got({})] },
        {
          exchangeId: 'e2',
          answers: [got({}), got({ status: 500, difference: 'status 500 instead of 200' })],
        },
      ],
      repairs: [
        { what: 'took key from the cookie', kept: false, problem: 'POST /pay: status 403' },
      ],
      conflict: null,
    },
  },
};
const explained = { flow: failed, fidelity: fidelityOf(failed) };

test('tells step by step what was compared, and where values come from', () => {
  expect(fidelityText(explained, plain)).toBe(`Pay  ✗ failed  write
At “Send the form”: POST /pay: status 500 instead of 200

1  Send the form
   ✓ GET /pay
       must be: status 200 · text/html · shows “Payment” (h1) · does not show an alert
       every user got: status 200 · text/html · 1.2 kB
       takes key
   ✗ POST /pay
       must be: status 200
       user 1 got: status 200 · text/html · 1.2 kB
       user 2 got: status 500 · text/html · 1.2 kB
         status 500 instead of 200
       sends key
       ! the field “at” was another one each time, and no earlier answer holds it

Values that are not the same each time
   key: form field key of GET /pay
       sent in POST /pay
       90 % sure · seen in 2 places of the answer · encoded as html
       ! two fields are called key

Repairs that were tried
   – no better: took key from the cookie
       then POST /pay: status 403
`);
});

test('an overview says what to look at first', () => {
  expect(overviewText([explained], plain, 200)).toMatch(
    /^Pay +✗ failed +2 +1 +1 differed, 1 ambiguous value, 1 unexplained place$/m,
  );
});
