// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { apiRun } from '../../../../testing/api-objects.ts';
import { flow, serverInfo } from '../../../../testing/fixtures.ts';
import { renderApp } from '../../../../testing/render-app.tsx';
import type { ExchangeFidelity, Fidelity } from './documents.ts';

const answer = {
  status: 200,
  redirectTo: null,
  contentType: 'text/html',
  bodyBytes: 2_000,
  difference: null,
};

function exchange(part: Partial<ExchangeFidelity>): ExchangeFidelity {
  return {
    exchangeId: 'e1',
    method: 'GET',
    url: 'http://shop.test/login',
    followsRedirect: false,
    outcome: 'MATCHED',
    checks: [
      { kind: 'STATUS', expected: ['200'] },
      { kind: 'LANDMARKS', expected: ['“Sign in” (h1)'] },
    ],
    answers: [answer, answer],
    sends: [],
    takes: ['csrf'],
    unexplained: [],
    ...part,
  };
}

const told: Fidelity = {
  verdict: 'At “Submit the form”: POST /login: status 500 instead of 303',
  matched: 1,
  differed: 1,
  notReached: 0,
  conflict: null,
  steps: [
    { stepId: 'open', name: 'Open the page', exchanges: [exchange({})] },
    {
      stepId: 'submit',
      name: 'Submit the form',
      exchanges: [
        exchange({
          exchangeId: 'e2',
          method: 'POST',
          outcome: 'DIFFERED',
          checks: [{ kind: 'STATUS', expected: ['303'] }],
          answers: [
            { ...answer, status: 303, redirectTo: '/home' },
            { ...answer, status: 500, difference: 'status 500 instead of 303' },
          ],
          sends: ['csrf'],
          takes: [],
        }),
      ],
    },
  ],
  values: [
    {
      variable: 'csrf',
      origin: 'EXTRACTED',
      source: 'form field csrf of GET /login',
      sentIn: ['POST /login'],
      evidence: {
        encoding: 'HTML',
        places: 2,
        confidence: 0.9,
        ambiguity: 'two fields are called csrf',
        alternatives: ['meta tag csrf of GET /login'],
      },
    },
  ],
  repairs: [
    { what: 'took csrf from the meta tag', kept: false, problem: 'POST /login: status 403' },
  ],
};

async function openFlow() {
  const failed = flow({
    proof: { ...flow().proof, kind: 'FAILED', reason: 'POST /login: status 500 instead of 303' },
  });
  const steps = failed.steps.map((step) => ({ ...step, thinkTimeMs: 0 }));
  await renderApp('/runs/run_1/flows', {
    query: {
      server: () => serverInfo,
      run: () => ({
        ...apiRun({ state: 'COMPLETED', active: false, flows: [failed] }),
        flow: ({ id }: { id: string }) =>
          id === failed.id ? { ...failed, steps, fidelity: told } : null,
      }),
    },
  });
}

it('says at which step a replay differed, and what each user got', async () => {
  await openFlow();
  expect(await screen.findByText(told.verdict)).toBeTruthy();
  const steps = screen.getByRole('region', { name: 'Steps' });
  expect(within(steps).getByText('1 as recorded, 1 differed')).toBeTruthy();
  expect(within(steps).getByText('Differed here')).toBeTruthy();
  expect(within(steps).getByText('User 2 got').nextElementSibling?.textContent).toContain(
    'status 500 instead of 303',
  );
});

it('puts users who got the same together', async () => {
  await openFlow();
  const same = await screen.findByText('Both users got');
  expect(same.nextElementSibling?.textContent).toBe('200 · text/html · 2 KB');
});

it('says where a value comes from, how sure that is and what was tried instead', async () => {
  await openFlow();
  const values = await screen.findByRole('region', { name: 'Values' });
  expect(values.textContent).toContain('form field csrf of GET /login');
  expect(values.textContent).toContain('sent in POST /login · seen in 2 places · encoded as html');
  expect(values.textContent).toContain('two fields are called csrf');
  const repairs = screen.getByRole('region', { name: 'Repairs' });
  expect(repairs.textContent).toContain('No better');
  expect(repairs.textContent).toContain('Then POST /login: status 403');
});
