import { setTimeout as wait } from 'node:timers/promises';
import { sendPage, sendRedirect } from '../answer.ts';
import type { Trap } from '../trap.ts';

/** Ways that never arrive. */
export const redirectTraps: readonly Trap[] = [
  {
    name: 'redirect-loop',
    title: 'Here and there',
    why: 'Two addresses redirect to each other.',
    serve: ({ response, rest }) =>
      sendRedirect(response, rest === 'there' ? '/redirect-loop/' : '/redirect-loop/there'),
  },
  {
    name: 'redirect-to-itself',
    title: 'Cookie wanted',
    why: 'It redirects to itself until a cookie comes that it never sets.',
    serve: ({ response }) => sendRedirect(response, '/redirect-to-itself/', 307),
  },
  {
    name: 'redirect-grows',
    title: 'Longer and longer',
    why: 'Every hop has a longer address, so that none comes twice.',
    serve: ({ response, rest }) => sendRedirect(response, `/redirect-grows/${rest}further/`),
  },
  {
    name: 'redirect-slow',
    title: 'Slow hops',
    why: 'Each hop takes two seconds, and there are always more.',
    serve: async ({ response, rest }) => {
      await wait(2_000, undefined, { ref: false });
      sendRedirect(response, `/redirect-slow/hop-${Number(rest.replace('hop-', '')) + 1}`);
    },
  },
  {
    name: 'redirect-away',
    title: 'To another site',
    why: 'It leads out of scope.',
    serve: ({ response, otherOrigin }) => sendRedirect(response, `${otherOrigin}/strayed/redirect`),
  },
  {
    name: 'refresh-loop',
    title: 'Refresh',
    why: 'The page refreshes itself at once, for ever.',
    serve: ({ response, query }) => {
      const next = Number(query.get('turn') ?? 0) + 1;
      sendPage(
        response,
        'Refresh',
        '<p>Again.</p>',
        `<meta http-equiv="refresh" content="0; url=?turn=${next}">`,
      );
    },
  },
  {
    name: 'reload-loop',
    title: 'Reload',
    why: 'A script reloads the page as soon as it is loaded.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Reload',
        '<script>addEventListener("load", () => location.reload())</script>',
      ),
  },
  {
    name: 'history-flood',
    title: 'Restless address',
    why: 'A script changes the address a hundred times a second.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Restless',
        '<script>let at = 0; setInterval(() => history.pushState(null, "", "/history-flood/at-" + ++at), 10)</script>',
      ),
  },
  {
    name: 'no-way-back',
    title: 'No way back',
    why: 'Going back leads forward.',
    serve: ({ response }) =>
      sendPage(
        response,
        'No way back',
        '<script>history.pushState(null, "", "#1"); addEventListener("popstate", () => history.forward())</script><a href="/no-way-back/on">On</a>',
      ),
  },
];
