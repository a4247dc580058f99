// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { capacityLevel, event, runHead, runSnapshot } from '../../../../testing/fixtures.ts';
import type { CapacityResult } from '../documents.ts';
import { fromSnapshot } from '../run-state.ts';
import { CapacityResultPanel, CapacitySearchPanel } from './capacity-panel.tsx';

afterEach(cleanup);

const search = {
  unit: 'USERS' as const,
  from: 10,
  to: 500,
  slo: [{ metric: 'http_req_duration', expression: 'p(95)<500' }],
};
const missed = capacityLevel({
  level: 40,
  fromMs: 20_000,
  held: false,
  certainty: 'UNSURE',
  results: [
    {
      metric: 'http_req_duration',
      expression: 'p(95)<500',
      actual: 812,
      actualText: '812 ms',
      passed: false,
    },
  ],
});
const result: CapacityResult = {
  unit: 'USERS',
  capacity: 20,
  low: 18,
  high: 24,
  limitedBy: 'SLO',
  conclusion: 'The target holds 20 users.',
  levels: [capacityLevel({ level: 20 }), missed],
};

it('tells the most that held, where the limit lies and why', () => {
  render(<CapacityResultPanel result={result} search={search} told={[]} />);
  expect(screen.getByText('20 users')).toBeTruthy();
  expect(screen.getByText('18 and 24 users')).toBeTruthy();
  expect(screen.getByText('The target holds 20 users.')).toBeTruthy();
  expect(screen.getByText(/It had to hold: http_req_duration p\(95\)<500/)).toBeTruthy();
});

it('lists the levels with what each failed by', () => {
  render(<CapacityResultPanel result={result} search={search} told={[]} />);
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows[2]?.textContent).toContain('Did not hold, not for sure');
  expect(rows[2]?.textContent).toContain('http_req_duration p(95)<500: 812 ms');
});

it('tells the curve in words', () => {
  render(<CapacityResultPanel result={result} search={search} told={[]} />);
  const curve = screen.getByRole('img', { name: /60 ms, held; / });
  expect(curve.getAttribute('aria-label')).toBe(
    '20 users: 60 ms, held; 40 users: 60 ms, did not hold, not for sure',
  );
});

it('does not say again what stands above it, and names no limit where nothing held', () => {
  const conclusion = 'Nothing held.';
  render(
    <CapacityResultPanel
      result={{ ...result, capacity: null, conclusion }}
      search={search}
      told={[conclusion]}
    />,
  );
  expect(screen.getByText('No level held')).toBeTruthy();
  expect(screen.queryByText(conclusion)).toBeNull();
  expect(screen.queryByText(/95 % confidence the limit/)).toBeNull();
});

it('says how far a search has come', () => {
  const config = { ...runHead().config, capacity: search };
  const levels = [capacityLevel({ level: 20 }), missed].map((level, seq) =>
    event(seq, { kind: 'CAPACITY_LEVEL', capacityLevel: level }),
  );
  render(<CapacitySearchPanel state={fromSnapshot(runSnapshot({ config }), levels)} />);
  expect(screen.getByText(/held at 20 users and did not at 40 users \(50% apart\)/)).toBeTruthy();
});
