// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiRun } from '../../../testing/api-objects.ts';
import { runHead, serverInfo } from '../../../testing/fixtures.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import type { CreateRunInput } from './documents.ts';

const server = () => serverInfo;
const startButton = { name: 'Start the run' };

/** A server that takes every run, and what it was asked for. */
function accepting() {
  const inputs: CreateRunInput[] = [];
  const createRun = ({ input }: { input: CreateRunInput }) => {
    inputs.push(input);
    return apiRun({ id: 'run_new' });
  };
  return { inputs, answers: { query: { server, run: () => apiRun() }, mutation: { createRun } } };
}

describe('a new run', () => {
  it('starts with one field and one click', async () => {
    const { inputs, answers } = accepting();
    const { user, router } = await renderApp('/new', answers);
    await user.type(await screen.findByLabelText('URL of the application'), '127.0.0.1:4100');
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() => expect(router.state.location.pathname).toBe('/runs/run_new'));
    expect(inputs[0]).toMatchObject({
      url: 'http://127.0.0.1:4100',
      users: 10,
      durationMs: 60_000,
      rampUpMs: 5_000,
      start: true,
      thresholds: [
        {
          metric: 'http_req_duration',
          expression: 'p(95)<500',
          abortOnFail: false,
          delayAbortEvalMs: 0,
        },
      ],
    });
    expect(inputs[0]).not.toHaveProperty('iterations');
  });

  it('asks for iterations instead of a time', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByRole('radio', { name: 'Number of iterations' }));
    await user.type(screen.getByLabelText('Iterations in all'), '1,000');
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() => expect(inputs[0]).toMatchObject({ iterations: 1_000 }));
  });

  it('asks for a rate instead of users', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByRole('radio', { name: 'Rate' }));
    const rate = screen.getByLabelText('Iterations');
    await user.clear(rate);
    await user.type(rate, '90');
    await user.click(screen.getByRole('radio', { name: 'a minute' }));
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() =>
      expect(inputs[0]).toMatchObject({
        rate: { rate: 90, perMs: 60_000, maxUsers: 200 },
        durationMs: 60_000,
      }),
    );
    expect(inputs[0]).not.toHaveProperty('users');
  });

  it('asks for a preset by name', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByRole('radio', { name: 'Preset' }));
    await user.click(screen.getByRole('radio', { name: 'Spike' }));
    expect(screen.getByText('up to 10 users')).toBeTruthy();
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() =>
      expect(inputs[0]).toMatchObject({ preset: 'SPIKE', users: 10, durationMs: null }),
    );
  });

  it('asks for the capacity under what must hold', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByRole('radio', { name: 'Find the capacity' }));
    const time = screen.getByLabelText('Milliseconds');
    await user.clear(time);
    await user.type(time, '300');
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() =>
      expect(inputs[0]).toMatchObject({
        capacity: {
          unit: 'USERS',
          from: 10,
          to: 1_000,
          levelMs: 15_000,
          precision: 0.05,
          slo: [
            { metric: 'http_req_duration', expression: 'p(95)<300' },
            { metric: 'http_req_failed', expression: 'rate<0.01' },
          ],
        },
        thresholds: [],
      }),
    );
  });

  it('tells a scenario’s problem at its field', async () => {
    const problems = [
      { field: 'scenarios.1.executor.maxVus', message: 'At least as many as are made before.' },
    ];
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', {
      query: { server },
      mutation: {
        createRun: () => ({ __typename: 'InvalidInputError', message: 'No.', problems }),
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'Scenarios' }));
    await user.click(screen.getByRole('button', { name: 'Scenario' }));
    const second = within(screen.getByRole('group', { name: 'scenario 2' }));
    await user.click(second.getByRole('combobox', { name: 'Executor' }));
    await user.click(await screen.findByRole('option', { name: /constant-arrival-rate/ }));
    await user.click(screen.getByRole('button', startButton));
    const field = await second.findByLabelText('Most users');
    await waitFor(() => expect(describedBy(field)).toContain('At least as many'));
    expect(screen.queryByText('This can’t be run as it is')).toBeNull();
  });

  it('sends checks, and thresholds that end the load', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByText('Advanced'));
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await user.type(screen.getByLabelText('Text of check 1'), 'Thank you');
    await user.click(screen.getByLabelText('End the load when threshold 1 fails'));
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() =>
      expect(inputs[0]).toMatchObject({
        checks: [
          { name: null, flow: null, condition: { text: { text: 'Thank you', present: true } } },
        ],
        thresholds: [{ abortOnFail: true, delayAbortEvalMs: 0 }],
      }),
    );
  });

  it('sends the logins', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByRole('button', { name: 'Add a login' }));
    await user.type(screen.getByLabelText('User name or e-mail'), 'ada@example.com');
    await user.type(screen.getByLabelText('Password'), 'secret');
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() =>
      expect(inputs[0]?.credentials).toEqual([{ username: 'ada@example.com', password: 'secret' }]),
    );
  });

  it('sends a CSV of logins that was pasted', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    await user.click(await screen.findByRole('button', { name: 'Many, as CSV' }));
    await user.type(screen.getByLabelText('Logins as CSV'), 'anna,secret');
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() =>
      expect(inputs[0]).toMatchObject({ logins: 'anna,secret', credentials: [] }),
    );
  });

  it('sends a file of logins, keeps its passwords out of sight and shows what is wrong with it', async () => {
    const problems = [{ field: 'logins', message: 'line 2: A login needs both.' }];
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', {
      query: { server },
      mutation: {
        createRun: () => ({ __typename: 'InvalidInputError', message: 'No.', problems }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Many, as CSV' }));
    const file = new File(['anna,hunter2\nbob,\n'], 'users.csv', { type: 'text/csv' });
    await user.upload(screen.getByLabelText('Choose a file'), file);
    expect(await screen.findByText('users.csv')).toBeTruthy();
    expect(screen.getByText('2 lines')).toBeTruthy();
    expect(document.body.textContent).not.toContain('hunter2');
    await user.click(screen.getByRole('button', startButton));
    expect(await screen.findByText('line 2: A login needs both.')).toBeTruthy();
  });

  it('asks again for a CSV that an earlier run had', async () => {
    const config = { ...runHead().config, usernames: ['user1', 'user2'], logins: 500 };
    await renderApp('/new?from=run_1', { query: { server, run: () => apiRun({ config }) } });
    expect(await screen.findByLabelText('Logins as CSV')).toBeTruthy();
    expect(screen.queryByDisplayValue('user1')).toBeNull();
  });

  it('shows each of the server’s problems at its field and goes to the first', async () => {
    const problems = [
      { field: 'url', message: '“nonsense” is not a URL.' },
      { field: 'users', message: 'The number of users must be from 1 to 10,000.' },
      { field: 'thresholds.0', message: 'A threshold needs a comparison.' },
      { field: 'quota', message: 'The disk is full.' },
    ];
    const { user } = await renderApp('/new?url=nonsense', {
      query: { server },
      mutation: {
        createRun: () => ({ __typename: 'InvalidInputError', message: 'No.', problems }),
      },
    });
    await user.click(await screen.findByRole('button', startButton));
    const url = await screen.findByLabelText('URL of the application');
    await waitFor(() => expect(url.getAttribute('aria-invalid')).toBe('true'));
    expect(describedBy(url)).toContain('“nonsense” is not a URL.');
    expect(describedBy(screen.getByLabelText('Virtual users'))).toContain('from 1 to 10,000');
    expect(describedBy(screen.getByLabelText('Condition of threshold 1'))).toContain('comparison');
    expect(screen.getByText('The disk is full.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(url));
  });

  it('refuses what can’t be read without asking the server', async () => {
    const { inputs, answers } = accepting();
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', answers);
    const duration = await screen.findByLabelText('Duration');
    await user.clear(duration);
    await user.type(duration, 'a while');
    await user.click(screen.getByRole('button', startButton));
    await waitFor(() => expect(describedBy(duration)).toContain('is not a length of time'));
    expect(inputs).toEqual([]);
  });

  it('says so when the server has no room for another run', async () => {
    const message = 'Two runs are active. Wait for one to end or abort it.';
    const { user } = await renderApp('/new?url=http://127.0.0.1:4100/', {
      query: { server },
      mutation: { createRun: () => ({ __typename: 'LimitError', message, limit: 2 }) },
    });
    await user.click(await screen.findByRole('button', startButton));
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('fills itself in from an earlier run, but for passwords', async () => {
    const config = { ...runHead().config, users: 77, usernames: ['ada@example.com'], logins: 1 };
    const run = () => apiRun({ config });
    await renderApp('/new?from=run_1', { query: { server, run } });
    const users = (await screen.findByLabelText('Virtual users')) as HTMLInputElement;
    expect(users.value).toBe('77');
    expect((screen.getByLabelText('Password') as HTMLInputElement).value).toBe('');
    expect(screen.getByText(/Passwords are never given out/)).toBeTruthy();
  });

  it('warns before destructive flows', async () => {
    const { answers } = accepting();
    const { user } = await renderApp('/new', answers);
    await user.click(await screen.findByText('Advanced'));
    await user.click(screen.getByRole('checkbox', { name: /Include destructive flows/ }));
    expect(screen.getByText('Data will be destroyed')).toBeTruthy();
  });
});

function describedBy(field: HTMLElement): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}
