import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, type DataRouter } from 'react-router';
import { afterEach } from 'vitest';
import { WebSocket } from 'ws';
import { App } from '../src/app/app.tsx';
import { routes } from '../src/app/routes.tsx';
import { createGraphql } from '../src/graphql/client.ts';
import { type Answers, serveGraphql, type TestServer } from './graphql-server.ts';

// Long enough for a machine that has other work, too.
configure({ asyncUtilTimeout: 15_000 });

/** jsdom has no screen to ask about. */
globalThis.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
window.scrollTo = () => {};

/** jsdom's own sockets never open here; these are as real. */
const nodeSocket = WebSocket as unknown as typeof globalThis.WebSocket;

export interface RenderedApp {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly router: DataRouter;
  readonly server: TestServer;
}

const servers: TestServer[] = [];
afterEach(async () => {
  cleanup();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** The whole dashboard at an address, against a real GraphQL server with these answers. */
export async function renderApp(path: string, answers: Answers): Promise<RenderedApp> {
  const server = await serveGraphql({
    ...answers,
    subscription: { runsChanged: silence, runUpdates: silence, ...answers.subscription },
  });
  servers.push(server);
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(<App graphql={createGraphql(server.url, nodeSocket)} router={router} />);
  return { user: userEvent.setup(), router, server };
}

/** A subscription in which nothing happens. */
async function* silence(): AsyncGenerator<unknown> {
  await new Promise(() => {});
  yield null;
}
