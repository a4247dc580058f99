// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiRun } from '../../../testing/api-objects.ts';
import { createChannel } from '../../../testing/channel.ts';
import {
  event,
  figures,
  flow,
  interval,
  runHead,
  serverInfo,
  summary,
  times,
} from '../../../testing/fixtures.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const server = () => serverInfo;
const over = (part: Parameters<typeof apiRun>[0] = {}) =>
  apiRun({
    state: 'COMPLETED',
    active: false,
    verdict: 'PASSED',
    endedAt: '2026-01-01T10:05:00.000Z',
    flows: [flow()],
    summary: summary(),
    allEvents: [event(0, { message: 'Run completed.' })],
    allIntervals: [interval(0), interval(1)],
    ...part,
  });
const left = flow({
  id: 'log-out',
  name: 'Log out',
  effect: 'DESTRUCTIVE',
  steps: [],
  proof: { ...flow().proof, kind: 'LEFT_ALONE', reason: 'It ends the session.' },
});

describe('a finished run', () => {
  it('gives verdict, thresholds, figures and events', async () => {
    await renderApp('/runs/run_1', { query: { server, run: () => over() } });
    const verdict = within(await screen.findByRole('region', { name: 'Verdict' }));
    expect(verdict.getByRole('heading', { name: 'Passed' })).toBeTruthy();
    expect(screen.getByText('http_req_duration: p(95)<500')).toBeTruthy();
    expect(screen.getByRole('row', { name: /Submit the form/ }).textContent).toContain('270 ms');
    expect(screen.getByText('Run completed.')).toBeTruthy();
  });

  it('tells each chart in words', async () => {
    await renderApp('/runs/run_1', { query: { server, run: () => over() } });
    const chart = await screen.findByRole('img', { name: 'Response time' });
    const words = document.getElementById(chart.getAttribute('aria-describedby') ?? '');
    await waitFor(() =>
      expect(words?.textContent).toContain('p95: now 36 ms, highest 36 ms at 0:00.'),
    );
  });

  it('switches to service time in the address', async () => {
    const { user, router } = await renderApp('/runs/run_1', {
      query: { server, run: () => over() },
    });
    await user.click(await screen.findByRole('radio', { name: 'Service time' }));
    expect(router.state.location.search).toBe('?latency=service');
    expect(screen.getByRole('row', { name: /Submit the form/ }).textContent).toContain('30 ms');
  });

  it('sorts the steps', async () => {
    const { user } = await renderApp('/runs/run_1', { query: { server, run: () => over() } });
    await user.click(await screen.findByRole('button', { name: 'p95' }));
    const rows = stepTable()
      .getAllByRole('row')
      .map((row) => row.textContent ?? '');
    expect(rows[1]).toContain('Sign in');
    expect(rows[2]).toContain('Submit the form');
    expect(stepTable().getByRole('columnheader', { name: 'p95' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('opens the flows of a long table one by one, by keyboard, and all at once, in the address', async () => {
    const { user, router } = await renderApp('/runs/run_1', {
      query: { server, run: () => overMany(7) },
    });
    const first = await screen.findByRole('button', { name: /^Flow 1/ });
    expect(first.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('row', { name: /Submit the form/ })).toBeNull();

    first.focus();
    await user.keyboard('{Enter}');
    expect(first.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('row', { name: /Submit the form/ })).toHaveLength(1);
    expect(router.state.location.search).toBe('?open=flow-1');

    await user.click(screen.getByRole('button', { name: 'Expand all' }));
    expect(screen.getAllByRole('row', { name: /Submit the form/ })).toHaveLength(7);
    await user.click(screen.getByRole('button', { name: 'Collapse all' }));
    expect(screen.queryByRole('row', { name: /Submit the form/ })).toBeNull();
    expect(router.state.location.search).toBe('');
  });

  it('sorts flows that are closed', async () => {
    const { user } = await renderApp('/runs/run_1', {
      query: { server, run: () => overMany(7) },
    });
    await user.click(await screen.findByRole('button', { name: 'Requests' }));
    const rows = stepTable()
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent ?? '');
    expect(rows[0]).toContain('Flow 7');
    expect(rows).toHaveLength(7);
  });

  it('lists eight flows, and all of them when asked', async () => {
    const { user } = await renderApp('/runs/run_1', {
      query: { server, run: () => overMany(9) },
    });
    const panel = within(await screen.findByRole('region', { name: 'Flows' }));
    expect(panel.getAllByRole('listitem')).toHaveLength(8);
    await user.click(panel.getByRole('button', { name: 'Show all 9' }));
    expect(panel.getAllByRole('listitem')).toHaveLength(9);
    await user.click(panel.getByRole('button', { name: 'Show fewer' }));
    expect(panel.getAllByRole('listitem')).toHaveLength(8);
  });

  it('says what could not be proven and what was left alone', async () => {
    await renderApp('/runs/run_1', {
      query: { server, run: () => over({ flows: [flow(), left] }) },
    });
    expect(await screen.findByText('It ends the session.')).toBeTruthy();
    expect(screen.getByText('1 of 2 proven')).toBeTruthy();
  });

  it('tells what does not change the verdict, too', async () => {
    const warnings = ['8,213 iterations were dropped.'];
    await renderApp('/runs/run_1', {
      query: { server, run: () => over({ summary: summary({ warnings }) }) },
    });
    const verdict = within(await screen.findByRole('region', { name: 'Verdict' }));
    expect(verdict.getByText('8,213 iterations were dropped.')).toBeTruthy();
  });

  it('says where the time went, and what service time alone would hide', async () => {
    await renderApp('/runs/run_1', { query: { server, run: () => over() } });
    const panel = within(await screen.findByRole('region', { name: 'Where the time went' }));
    expect(panel.getByRole('img', { name: /^Sign in: .*Waiting 8.0 ms/ })).toBeTruthy();
    expect(panel.queryByRole('img', { name: /^Submit the form/ })).toBeNull();
    const truths = within(screen.getByRole('region', { name: 'Service and response time' }));
    expect(truths.getByText(/took 80 ms or more from when it was due/)).toBeTruthy();
  });

  it('says what became of the iterations, and how late they began', async () => {
    const total = figures({ droppedIterations: 12, interruptedIterations: 3, lateness: times(2) });
    await renderApp('/runs/run_1', {
      query: { server, run: () => over({ summary: summary({ total }) }) },
    });
    const panel = within(await screen.findByRole('region', { name: 'Iterations' }));
    expect(panel.getByText('12')).toBeTruthy();
    expect(panel.getByText('p50 2.0 ms, p95 6.0 ms, max 10 ms')).toBeTruthy();
  });

  it('tells each check and each scenario', async () => {
    const total = figures({ checks: [{ name: 'says “Thanks”', passed: 90, failed: 10 }] });
    const scenarios = [figures({ name: 'browse' }), figures({ name: 'buy', droppedIterations: 7 })];
    await renderApp('/runs/run_1', {
      query: { server, run: () => over({ summary: summary({ total, scenarios }) }) },
    });
    const checks = within(await screen.findByRole('region', { name: 'Checks' }));
    expect(checks.getByRole('listitem').textContent).toContain('90% 10 failed of 100');
    expect(screen.getByRole('row', { name: /^buy/ }).textContent).toContain('7');
  });

  it('names what a page pulled in below its step', async () => {
    const steps = [
      figures({ flowId: 'sign-in', stepId: 'open' }),
      figures({ flowId: 'sign-in', stepId: 'open/assets', requests: 41 }),
    ];
    await renderApp('/runs/run_1', {
      query: { server, run: () => over({ summary: summary({ steps }) }) },
    });
    const row = await screen.findByRole('row', { name: /Open the page \(sub-resources\)/ });
    expect(row.textContent).toContain('41');
  });

  it('says why a run failed and what to do', async () => {
    const failure = {
      code: 'target-unreachable',
      message: 'Nothing answers at http://127.0.0.1:9/.',
    };
    await renderApp('/runs/run_1', {
      query: {
        server,
        run: () =>
          over({ state: 'FAILED', verdict: null, summary: null, failure, allIntervals: [] }),
      },
    });
    expect(await screen.findByText('Nothing answers at http://127.0.0.1:9/.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Change and run again' })).toBeTruthy();
  });

  it('shows what failed requests looked like', async () => {
    const example = {
      errorClass: 'STATUS' as const,
      flowId: 'sign-in',
      stepId: 'submit',
      at: '2026-01-01T10:02:00.000Z',
      method: 'POST',
      url: 'http://127.0.0.1:4100/login',
      status: 503,
      message: 'The answer was 503 where the recording had 302.',
      request: 'POST /login HTTP/1.1\nhost: 127.0.0.1:4100',
      head: 'HTTP/1.1 503 Service Unavailable\nretry-after: 2',
      body: '<h1>Busy</h1>',
    };
    await renderApp('/runs/run_1/errors', {
      query: { server, run: () => over({ summary: summary({ examples: [example] }) }) },
    });
    expect(await screen.findByText(example.message)).toBeTruthy();
    expect(screen.getByText('<h1>Busy</h1>')).toBeTruthy();
    expect(screen.getByText('Sign in › Submit the form')).toBeTruthy();
  });

  it('is repeated with the same flows', async () => {
    const asked: unknown[] = [];
    const { user, router } = await renderApp('/runs/run_1', {
      query: { server, run: () => over() },
      mutation: {
        repeatRun: (options: unknown) => {
          asked.push(options);
          return apiRun({ id: 'run_2' });
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Repeat' }));
    await user.click(await screen.findByRole('menuitem', { name: /With the same flows/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/runs/run_2'));
    expect(asked).toEqual([{ id: 'run_1', reuseFlows: true }]);
  });

  it('is deleted only after a second yes', async () => {
    const deleted: unknown[] = [];
    const { user, router } = await renderApp('/runs/run_1', {
      query: { server, run: () => over() },
      mutation: {
        deleteRun: ({ id }: { id: string }) => {
          deleted.push(id);
          return { __typename: 'DeletedRun', id };
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(deleted).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Delete for good' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(deleted).toEqual(['run_1']);
  });
});

describe('a live run', () => {
  it('follows the run through its stages to the verdict without a reload', async () => {
    const updates = createChannel<unknown>();
    let followed = false;
    await renderApp('/runs/run_1', {
      query: { server, run: () => apiRun({ state: 'CRAWLING' }) },
      subscription: {
        runUpdates: () => {
          followed = true;
          return updates.stream();
        },
      },
    });
    const send = (update: Record<string, unknown>) => updates.send({ runUpdates: update });
    await screen.findByRole('list', { name: 'Stages of the run' });
    await waitFor(() => expect(followed).toBe(true));

    send({
      __typename: 'ProgressUpdate',
      sequence: 0,
      progress: {
        __typename: 'CrawlProgress',
        states: 12,
        actionsTried: 30,
        actionsQueued: 7,
        formsSubmitted: 3,
        url: 'http://127.0.0.1:4100/cart',
        title: 'Your cart',
        doing: 'Following “Check out”',
        thumbnail: null,
      },
    });
    expect(await screen.findByText('Following “Check out”')).toBeTruthy();

    send({ __typename: 'FlowsUpdate', sequence: 0, flows: [apiFlow()] });
    expect(await screen.findByText('Verified')).toBeTruthy();

    send({
      __typename: 'EventUpdate',
      sequence: 1,
      event: event(0, { message: 'Load started.' }),
      run: apiRun({ state: 'LOADING' }),
    });
    send({ __typename: 'IntervalUpdate', sequence: 2, interval: interval(0) });
    expect(await screen.findByText('100 in all')).toBeTruthy();
    expect(screen.getByRole('row', { name: /Sign in/ }).textContent).toBe('Sign in–––––––');
    const stage = screen.getByRole('list', { name: 'Stages of the run' });
    expect(stage.querySelector('[aria-current="step"]')?.textContent).toBe('Loading');

    const done = { ...runHead({ state: 'COMPLETED', active: false, verdict: 'PASSED' }) };
    send({
      __typename: 'SummaryUpdate',
      sequence: 2,
      summary: summary(),
      run: apiRun({ ...done, summary: summary() }),
    });
    expect(await screen.findByRole('region', { name: 'Verdict' })).toBeTruthy();
  });

  it('keeps its rows where they are while their figures change, until asked to sort again', async () => {
    const updates = createChannel<unknown>();
    let followed = false;
    const { user } = await renderApp('/runs/run_1?sort=-requests', {
      query: {
        server,
        run: () => apiRun({ state: 'LOADING', flows: [manyFlow(1), manyFlow(2)] }),
      },
      subscription: {
        runUpdates: () => {
          followed = true;
          return updates.stream();
        },
      },
    });
    await waitFor(() => expect(followed).toBe(true));
    const second = (sequence: number, requests: readonly [number, number]) =>
      updates.send({
        runUpdates: {
          __typename: 'IntervalUpdate',
          sequence,
          interval: interval(sequence, {
            flows: requests.map((count, index) => live(`flow-${index + 1}`, count)),
          }),
        },
      });
    const rows = () =>
      screen.getAllByRole('row', { name: /^Flow/ }).map((row) => row.textContent?.slice(0, 6));
    second(1, [10, 20]);
    expect(await screen.findByRole('row', { name: /Flow 2 20 / })).toBeTruthy();
    expect(rows()).toEqual(['Flow a', 'Flow 2', 'Flow 1']);
    second(2, [50, 5]);
    expect(await screen.findByRole('row', { name: /Flow 1 60 / })).toBeTruthy();
    expect(rows()).toEqual(['Flow a', 'Flow 2', 'Flow 1']);

    await user.click(screen.getByRole('button', { name: 'Sort again' }));
    expect(rows()).toEqual(['Flow a', 'Flow 1', 'Flow 2']);
    expect(screen.queryByRole('button', { name: 'Sort again' })).toBeNull();
  });

  it('goes on with what the crawl has found when it is told to', async () => {
    const told: unknown[] = [];
    const { user } = await renderApp('/runs/run_1', {
      query: { server, run: () => apiRun({ state: 'CRAWLING' }) },
      mutation: {
        finishCrawling: ({ id }: { id: string }) => {
          told.push(id);
          return apiRun();
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Go on with what was found' }));
    await waitFor(() => expect(told).toEqual(['run_1']));
  });

  it('says that the exploration is ending, and does not take the command twice', async () => {
    const events = [
      event(0, { kind: 'STATE', toState: 'CRAWLING' }),
      event(1, { kind: 'CRAWL_ENDED_BY_HAND' }),
    ];
    await renderApp('/runs/run_1', {
      query: { server, run: () => apiRun({ state: 'CRAWLING', allEvents: events }) },
    });
    const button = await screen.findByRole('button', { name: 'Ending the exploration…' });
    expect(button.hasAttribute('disabled')).toBe(true);
  });

  it('is aborted after a second yes, and says when the server refuses', async () => {
    const { user } = await renderApp('/runs/run_1', {
      query: { server, run: () => apiRun({ state: 'LOADING' }) },
      mutation: {
        abortRun: () => ({
          __typename: 'InvalidStateError',
          message: 'The run is over already.',
          state: 'COMPLETED',
        }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Abort' }));
    await user.click(await screen.findByRole('button', { name: 'Abort the run' }));
    expect(await screen.findByText('The run is over already.')).toBeTruthy();
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['/runs/run_404', 'This run doesn’t exist'],
    ['/runs/run_1/colours', 'There is no page here'],
    ['/nowhere', 'There is no page here'],
  ])('%s says so', async (path, heading) => {
    await renderApp(path, { query: { server, run: () => null } });
    expect(await screen.findByRole('heading', { name: heading })).toBeTruthy();
  });
});

function stepTable() {
  return within(screen.getByRole('region', { name: 'Flows and steps' }));
}

/** A flow with the fields that the live list doesn't ask for. */
function apiFlow() {
  return { ...flow(), variables: [], figures: null };
}

function manyFlow(number: number) {
  return flow({ id: `flow-${number}`, name: `Flow ${number}` });
}

/** A finished run of so many flows, the later the busier. */
function overMany(count: number) {
  const flows = Array.from({ length: count }, (_, index) => manyFlow(index + 1));
  return over({
    flows,
    summary: summary({
      flows: flows.map(({ id }, index) => figures({ flowId: id, requests: index + 1 })),
      steps: flows.flatMap(({ id, steps }) =>
        steps.map((step) => figures({ flowId: id, stepId: step.id })),
      ),
    }),
  });
}

function live(flowId: string, requests: number) {
  return {
    flowId,
    stepId: null,
    requests,
    requestsPerSecond: requests,
    errors: 0,
    serviceTime: times(10),
    responseTime: times(12),
  };
}
