// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiRun } from '../../testing/api-objects.ts';
import { createChannel } from '../../testing/channel.ts';
import { serverInfo } from '../../testing/fixtures.ts';
import { renderApp } from '../../testing/render-app.tsx';

const answers = (server: object = serverInfo) => ({
  query: { server: () => server, run: () => apiRun() },
});

beforeEach(() => localStorage.clear());

describe('the frame of every page', () => {
  it('goes to a new run by a key, but not while somebody types', async () => {
    const { user, router } = await renderApp('/nowhere', answers());
    await screen.findByRole('heading', { name: 'There is no page here' });
    await user.keyboard('n');
    const url = await screen.findByLabelText('URL of the application');
    expect(router.state.location.pathname).toBe('/new');
    await user.type(url, 'nr?');
    expect(router.state.location.pathname).toBe('/new');
    expect((url as HTMLInputElement).value).toBe('nr?');
  });

  it('shows its keys and words in the help', async () => {
    const { user } = await renderApp('/nowhere', answers());
    await screen.findByRole('heading', { name: 'There is no page here' });
    await user.keyboard('?');
    const help = within(await screen.findByRole('dialog', { name: 'Help' }));
    expect(help.getByText('Search the runs')).toBeTruthy();
    await user.click(help.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps the chosen theme', async () => {
    const { user } = await renderApp('/nowhere', answers());
    await user.click(await screen.findByRole('button', { name: /Theme: system/ }));
    await user.click(await screen.findByRole('button', { name: /Theme: light/ }));
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(localStorage.getItem('flowload.theme')).toBe('dark');
  });

  it('leads the keyboard to the content first', async () => {
    const { user } = await renderApp('/nowhere', answers());
    await screen.findByRole('heading', { name: 'There is no page here' });
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Skip to the content');
  });

  it('says when the database can’t be reached', async () => {
    const message = 'Postgres does not answer; what is measured is kept in memory.';
    const database = { reachable: false, embedded: true, message };
    await renderApp('/nowhere', answers({ ...serverInfo, database }));
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('says that it reconnects when the socket breaks, and stops saying so after', async () => {
    const updates = createChannel<unknown>();
    let subscriptions = 0;
    const { server } = await renderApp('/runs/run_1', {
      ...answers(),
      subscription: {
        runUpdates: () => {
          subscriptions += 1;
          return updates.stream();
        },
      },
    });
    await waitFor(() => expect(subscriptions).toBe(1));
    server.dropSockets();
    expect(await screen.findByText('Reconnecting to the FlowLoad server…')).toBeTruthy();
    await waitFor(() => expect(subscriptions).toBe(2));
    await waitFor(() =>
      expect(screen.queryByText('Reconnecting to the FlowLoad server…')).toBeNull(),
    );
  });
});
