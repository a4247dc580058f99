import { sendPage } from '../answer.ts';
import type { Trap } from '../trap.ts';

/** Frames in frames, burned CPU, and pages that turn the browser against whoever drives it. */
export const windowTraps: readonly Trap[] = [
  {
    name: 'frames-in-frames',
    title: 'Frames in frames',
    why: 'Every frame holds two more, each with an address of its own.',
    serve: ({ response, rest }) => {
      // Browsers stop frames that nest into themselves; these never repeat an address.
      const frames =
        rest.length > 7
          ? ''
          : ['a', 'b']
              .map(
                (one) => `<iframe src="/frames-in-frames/${rest}${one}" title="${one}"></iframe>`,
              )
              .join('');
      sendPage(
        response,
        `Frame ${rest}`,
        `${frames}<a href="/frames-in-frames/${rest}c">Deeper</a>`,
      );
    },
  },
  {
    name: 'framed-by-itself',
    title: 'Framed by itself',
    why: 'A script puts the page into itself with an ever new address.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Mirror',
        '<script>const frame = document.createElement("iframe"); frame.src = "/framed-by-itself/?" + Math.random(); if (parent === self || location.search.length < 60) document.body.append(frame)</script>',
      ),
  },
  {
    name: 'burns-cpu',
    title: 'Burns the CPU',
    why: 'A script runs for ever while the page is loaded.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Busy',
        '<a href="/burns-cpu/on">On</a><script>for (;;) Math.sqrt(2)</script>',
      ),
  },
  {
    name: 'burns-on-click',
    title: 'Burns on a click',
    why: 'A handler runs for ever.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Calm',
        '<button type="button" onclick="for (;;) Math.sqrt(2)">Go</button><a href="/burns-on-click/on">On</a>',
      ),
  },
  {
    name: 'burns-in-worker',
    title: 'Burns in a worker',
    why: 'A worker runs for ever, out of sight.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Worker',
        '<script>new Worker(URL.createObjectURL(new Blob(["for (;;) Math.sqrt(2)"])))</script>',
      ),
  },
  {
    name: 'endless-regular-expression',
    title: 'Slow validation',
    why: 'A pattern takes exponential time for what is typed.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Slow form',
        '<form action="/endless-regular-expression/sent"><label>Name <input name="name" required oninput="/^(([a-zA-Z0-9 ])+)+$/.test(this.value + \'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\')"></label><button>Send</button></form>',
      ),
  },
  {
    name: 'grows-for-ever',
    title: 'Grows for ever',
    why: 'It adds elements as fast as it can.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Growing',
        '<script>setInterval(() => { for (let at = 0; at < 50; at += 1) document.body.append(Object.assign(document.createElement("a"), { href: "/grows-for-ever/" + Math.random(), textContent: "x" })) }, 20)</script>',
      ),
  },
  {
    name: 'turned-prototypes',
    title: 'Turned prototypes',
    why: 'What scripts of a crawler would call in the page throws.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Turned',
        `<a href="/turned-prototypes/on">On</a><script>
          const fail = () => { throw new Error('No') }
          for (const [owner, names] of [
            [Array.prototype, ['map', 'filter', 'forEach', 'push', 'includes']],
            [Document.prototype, ['querySelector', 'querySelectorAll', 'createTreeWalker', 'elementFromPoint']],
            [Element.prototype, ['querySelectorAll', 'getAttribute', 'closest', 'matches', 'getBoundingClientRect']],
            [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
            [JSON, ['stringify', 'parse']], [Object, ['keys', 'entries']], [window, ['getComputedStyle', 'setTimeout', 'Map', 'Set', 'WeakMap']],
          ]) for (const name of names) owner[name] = fail
        </script>`,
      ),
  },
  {
    name: 'clobbered',
    title: 'Clobbered names',
    why: 'Fields hide the properties of their form and of the document.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Clobbered',
        '<form action="/clobbered/sent" method="post"><input name="action"><input name="method"><input name="elements"><input name="submit"><input name="id"><input name="tagName"><input name="parentNode"><input name="getAttribute"><input name="nodeType"><button>Send</button></form><img name="querySelectorAll"><img name="body"><form name="forms"></form><a id="location" href="/clobbered/on">On</a>',
      ),
  },
  {
    name: 'locked-down',
    title: 'Locked down',
    why: 'Its policy forbids every script, and any frame but a sandbox.',
    serve: ({ response }) => {
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; sandbox; require-trusted-types-for 'script'",
      );
      sendPage(response, 'Locked', '<a href="/locked-down/on">On</a>');
    },
  },
  {
    name: 'service-worker',
    title: 'Jealous worker',
    why: 'Its service worker answers every request of the site by itself.',
    serve: ({ response, rest }) => {
      if (rest !== 'worker.js') {
        sendPage(
          response,
          'Jealous',
          '<script>navigator.serviceWorker.register("/service-worker/worker.js", { scope: "/" })</script>',
        );
        return;
      }
      response.writeHead(200, { 'content-type': 'text/javascript', 'service-worker-allowed': '/' });
      response.end(
        'addEventListener("install", () => skipWaiting()); addEventListener("activate", (event) => event.waitUntil(clients.claim())); addEventListener("fetch", (event) => event.respondWith(new Response("<h1>Mine</h1>", { headers: { "content-type": "text/html" } })))',
      );
    },
  },
];
