// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { threshold } from '../../../../testing/fixtures.ts';
import { ThresholdsPanel } from './thresholds-panel.tsx';

afterEach(cleanup);

const textOf = (part: Parameters<typeof threshold>[0]) => {
  render(<ThresholdsPanel thresholds={[threshold(part)]} />);
  return screen.getByRole('listitem').textContent;
};

it.each([
  [{}, 'http_req_duration: p(95)<500', '60 ms max 500 ms'],
  [{ actual: 812, passed: false, failedAtMs: 42_000 }, '812 ms', 'Failed first at 0:42.'],
  [{ failedAtMs: 42_000 }, '60 ms', 'Failed at 0:42, and holds again.'],
  [
    { actual: 812, passed: false, failedAtMs: 42_000, aborted: true },
    '812 ms',
    'Failed first at 0:42, and ended the load.',
  ],
  [
    {
      metric: 'http_reqs',
      expression: 'rate>100',
      actual: 250,
      actualText: '250/s',
      boundText: '100/s',
    },
    '250/s',
    'min 100/s',
  ],
])('tells %o', (part, ...words) => {
  const text = textOf(part);
  for (const word of words) expect(text).toContain(word);
});

it('names its state beside its colour', () => {
  render(<ThresholdsPanel thresholds={[threshold({ actual: 480 })]} />);
  expect(screen.getByLabelText('close to its bound')).toBeTruthy();
});
