// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiRun } from '../../../../testing/api-objects.ts';
import { event, runHead, serverInfo } from '../../../../testing/fixtures.ts';
import { renderApp } from '../../../../testing/render-app.tsx';

const server = () => serverInfo;
const loading = {
  state: 'LOADING' as const,
  progress: {
    __typename: 'LoadProgress' as const,
    elapsedMs: 5_000,
    totalMs: 60_000,
    iterations: 20,
    totalIterations: null,
    control: 'RUNNING' as const,
    level: null,
  },
};

/** A page of a run that loads, and the commands that it gave. */
async function open(part: Parameters<typeof apiRun>[0] = {}) {
  const told: unknown[] = [];
  const take = (name: string) => (args: object) => {
    told.push([name, { ...args }]);
    return apiRun();
  };
  const { user } = await renderApp('/runs/run_1', {
    query: { server, run: () => apiRun({ ...loading, ...part }) },
    mutation: {
      adjustLoad: take('adjust'),
      pauseLoad: take('pause'),
      resumeLoad: take('resume'),
      stopLoad: take('stop'),
    },
  });
  const panel = within(await screen.findByRole('region', { name: 'Control' }));
  return { user, panel, told };
}

describe('the control of a load', () => {
  it('sets so many users, and only when it is said to', async () => {
    const { user, panel, told } = await open();
    const field = panel.getByRole('textbox', { name: 'Users' });
    await user.clear(field);
    await user.type(field, '25');
    expect(told).toEqual([]);
    await user.click(panel.getByRole('button', { name: 'Set to 25 users' }));
    await waitFor(() =>
      expect(told).toEqual([['adjust', { id: 'run_1', to: 25, scenario: null }]]),
    );
  });

  it('turns each of several scenarios by itself', async () => {
    const scenarios = [
      {
        name: 'browse',
        startMs: 0,
        executor: { __typename: 'ConstantVusExecutor' as const, vus: 5 },
      },
      {
        name: 'buy',
        startMs: 0,
        executor: {
          __typename: 'ConstantArrivalRateExecutor' as const,
          rate: 5,
          timeUnitMs: 1_000,
          durationMs: 60_000,
        },
      },
    ];
    const { user, panel, told } = await open({ config: { ...runHead().config, scenarios } });
    await user.click(panel.getByRole('button', { name: 'More: Iterations a second of buy' }));
    await user.click(panel.getByRole('button', { name: 'Set to 6.0/s' }));
    await waitFor(() =>
      expect(told).toEqual([['adjust', { id: 'run_1', to: 6, scenario: 'buy' }]]),
    );
  });

  it('pauses, and says what that means', async () => {
    const { user, panel, told } = await open();
    await user.click(panel.getByRole('button', { name: 'Pause' }));
    await waitFor(() => expect(told).toEqual([['pause', { id: 'run_1' }]]));
  });

  it('resumes what was paused', async () => {
    const progress = { ...loading.progress, control: 'PAUSED' as const };
    const { user, panel, told } = await open({ progress });
    expect(panel.getByText('Paused')).toBeTruthy();
    expect(panel.getByText(/No iteration starts until you resume/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(told).toEqual([['resume', { id: 'run_1' }]]));
  });

  it('stops gently after a second yes', async () => {
    const { user, panel, told } = await open();
    await user.click(panel.getByRole('button', { name: 'Stop gently' }));
    expect(told).toEqual([]);
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: 'Stop gently' }));
    await waitFor(() => expect(told).toEqual([['stop', { id: 'run_1' }]]));
  });

  it('says why a command was not taken', async () => {
    const { user } = await renderApp('/runs/run_1', {
      query: { server, run: () => apiRun(loading) },
      mutation: {
        pauseLoad: () => ({
          __typename: 'InvalidStateError',
          message: 'The load is over.',
          state: 'COMPLETED',
        }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('The load is over.')).toBeTruthy();
  });

  it('leaves the dial to a capacity search', async () => {
    const capacity = { unit: 'USERS' as const, from: 5, to: 100, slo: [] };
    const { panel } = await open({
      config: { ...runHead().config, capacity },
      progress: { ...loading.progress, level: 10 },
      allEvents: [event(0)],
    });
    expect(panel.queryByRole('button', { name: 'Pause' })).toBeNull();
    expect(screen.getByText('trying 10 users')).toBeTruthy();
    expect(screen.getByText(/The first level is measured: 5 users/)).toBeTruthy();
  });
});
