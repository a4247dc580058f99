import { describe, expect, it } from 'vitest';
import { figures, flow, interval, summary, times } from '../../../../testing/fixtures.ts';
import { recentRows, sortRows, summaryRows } from './step-rows.ts';
import { nextSort, readSort } from './step-sort.ts';

const step = (stepId: string, requests: number, errors: number, p50: number | null) => ({
  flowId: 'sign-in',
  stepId,
  requests,
  requestsPerSecond: requests,
  errors,
  serviceTime: p50 === null ? null : times(p50),
  responseTime: p50 === null ? null : times(p50 * 2),
});

describe('rows of the step table', () => {
  it('puts each loaded flow above its steps', () => {
    const rows = summaryRows([flow()], summary(), 'response');
    expect(rows.map(({ kind, name }) => [kind, name])).toEqual([
      ['flow', 'Sign in'],
      ['step', 'Open the page'],
      ['step', 'Submit the form'],
    ]);
  });

  it('leaves out a flow that was not loaded', () => {
    const left = flow({ id: 'delete', name: 'Delete' });
    expect(summaryRows([left], summary(), 'response')).toEqual([]);
  });

  it('shows the latency that was asked for', () => {
    const p50 = (latency: 'response' | 'service') =>
      summaryRows([flow()], summary(), latency)[2]?.times?.p50;
    expect([p50('response'), p50('service')]).toEqual([90, 10]);
  });

  it('adds up the last seconds and takes percentiles of the newest second that has any', () => {
    const recent = [
      interval(0, { steps: [step('open', 10, 1, 5)] }),
      interval(1, { steps: [step('open', 30, 0, 7)] }),
      interval(2, { steps: [step('open', 0, 0, null)] }),
    ];
    const row = recentRows([flow()], recent, 'service').find(
      ({ name }) => name === 'Open the page',
    );
    expect(row).toMatchObject({ requests: 40, errors: 1, errorRate: 0.025, times: { p50: 7 } });
    expect(row?.requestsPerSecond).toBeCloseTo(40 / 3);
  });

  it('lists loaded flows before they have figures', () => {
    expect(recentRows([flow()], [], 'response').every(({ times: t }) => t === null)).toBe(true);
  });

  describe('sorted', () => {
    const flows = [
      flow(),
      flow({ id: 'idle', name: 'Idle', steps: [] }),
      flow({ id: 'buy', name: 'Buy' }),
    ];
    const whole = summary({
      flows: [
        figures({ flowId: 'sign-in', requests: 10 }),
        figures({ flowId: 'idle', requests: 0 }),
        figures({ flowId: 'buy', requests: 20 }),
      ],
      steps: [
        figures({ flowId: 'sign-in', stepId: 'open', requests: 6 }),
        figures({ flowId: 'sign-in', stepId: 'submit', requests: 4 }),
        figures({ flowId: 'buy', stepId: 'open', requests: 5 }),
        figures({ flowId: 'buy', stepId: 'submit', requests: 15 }),
      ],
    });
    const keys = (column: 'requests' | 'name', descending: boolean) =>
      sortRows(summaryRows(flows, whole, 'response'), column, descending).map(({ key }) =>
        key.trim(),
      );

    it.each([
      [
        'requests',
        true,
        ['buy', 'buy submit', 'buy open', 'sign-in', 'sign-in open', 'sign-in submit', 'idle'],
      ],
      [
        'requests',
        false,
        ['sign-in', 'sign-in submit', 'sign-in open', 'buy', 'buy open', 'buy submit', 'idle'],
      ],
      [
        'name',
        false,
        ['buy', 'buy open', 'buy submit', 'idle', 'sign-in', 'sign-in open', 'sign-in submit'],
      ],
    ] as const)(
      'by %s, descending %s, keeps steps below their flow',
      (column, descending, expected) => {
        expect(keys(column, descending)).toEqual(expected);
      },
    );
  });
});

describe('the order in the address', () => {
  it.each([
    ['-p95', { column: 'p95', descending: true }],
    ['name', { column: 'name', descending: false }],
    ['colour', null],
    [null, null],
  ])('reads %s', (text, sort) => expect(readSort(text)).toEqual(sort));

  it('goes from highest to lowest to the flows’ own order', () => {
    const first = nextSort(null, 'p95');
    const second = nextSort(readSort(first), 'p95');
    expect([first, second, nextSort(readSort(second), 'p95')]).toEqual(['-p95', 'p95', null]);
  });

  it('starts names at A', () => {
    const first = nextSort(null, 'name');
    expect([first, nextSort(readSort(first), 'name')]).toEqual(['name', '-name']);
  });
});
