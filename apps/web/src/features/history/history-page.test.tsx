// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiRun } from '../../../testing/api-objects.ts';
import { createChannel } from '../../../testing/channel.ts';
import { serverInfo, summary } from '../../../testing/fixtures.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const onePage = (runs: readonly unknown[]) => ({
  totalCount: runs.length,
  edges: runs.map((node, index) => ({ cursor: String(index), node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
});
const server = () => serverInfo;
const passed = apiRun({
  id: 'run_a',
  name: 'Before the release',
  state: 'COMPLETED',
  active: false,
  verdict: 'PASSED',
  summary: summary(),
});

describe('the list of runs', () => {
  it('shows each run with its verdict and figures, and leads to it', async () => {
    const { user, router } = await renderApp('/', {
      query: { server, runs: () => onePage([passed]) },
    });
    const row = (await screen.findByRole('link', { name: 'Before the release' })).closest('tr');
    const cells = within(row as HTMLElement);
    expect(cells.getByText('Passed')).toBeTruthy();
    expect(cells.getByText('50')).toBeTruthy();
    expect(cells.getByText('60 ms')).toBeTruthy();
    await user.click(cells.getByRole('link'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/runs/run_a'));
  });

  it('invites to a first run when there is none', async () => {
    await renderApp('/', { query: { server, runs: () => onePage([]) } });
    expect(
      await screen.findByRole('heading', { name: 'Load test an application by its URL' }),
    ).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Try the demo shop' })).toBeTruthy();
  });

  it('keeps search and filters in the address and asks the server by them', async () => {
    const asked: unknown[] = [];
    const { user, router } = await renderApp('/?verdict=failed', {
      query: {
        server,
        runs: ({ filter }: { filter: unknown }) => {
          asked.push(filter);
          return onePage([passed]);
        },
      },
    });
    await user.type(await screen.findByRole('searchbox'), 'shop');
    await waitFor(() => expect(router.state.location.search).toBe('?verdict=failed&q=shop'));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ verdict: 'FAILED', search: 'shop' }));
  });

  it('says that nothing fits and offers the whole list', async () => {
    const { user, router } = await renderApp('/?q=nothing', {
      query: { server, runs: () => onePage([]) },
    });
    await user.click(await screen.findByRole('link', { name: 'Show all runs' }));
    expect(router.state.location.search).toBe('');
  });

  it('reads the list again when a run changes', async () => {
    const changes = createChannel<unknown>();
    let runs = [passed];
    let listening = false;
    await renderApp('/', {
      query: { server, runs: () => onePage(runs) },
      subscription: {
        runsChanged: () => {
          listening = true;
          return changes.stream();
        },
      },
    });
    await screen.findByRole('link', { name: 'Before the release' });
    await waitFor(() => expect(listening).toBe(true));
    runs = [apiRun({ id: 'run_b', name: 'Nightly' }), passed];
    changes.send({ runsChanged: { kind: 'CREATED', id: 'run_b' } });
    expect(await screen.findByRole('link', { name: 'Nightly' })).toBeTruthy();
  });

  it('says what to do when the server does not answer, and tries again', async () => {
    let broken = true;
    const { user } = await renderApp('/', {
      query: {
        server,
        runs: () => {
          if (broken) throw new Error('Postgres can’t be reached.');
          return onePage([passed]);
        },
      },
    });
    expect(await screen.findByText('Postgres can’t be reached.')).toBeTruthy();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Before the release' })).toBeTruthy();
  });
});
