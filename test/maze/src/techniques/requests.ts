import { json, text } from '../reply.ts';
import { byHand, onOpening, type TechniqueGroup } from '../technique.ts';

const seen = 'The browser sends it, and whoever drives the browser sees it.';
const button = (label: string, data: string) => `<button type="button" ${data}>${label}</button>`;
const onClick = (code: string) =>
  `<script>document.querySelector('button').addEventListener('click', async ({ currentTarget: { dataset } }) => { ${code} })</script>`;

/** Requests that pages send without moving. */
export const requests: TechniqueGroup = {
  name: 'requests',
  title: 'Requests in the background',
  techniques: [
    {
      name: 'fetch',
      title: 'Stock ticker',
      why: seen,
      page: "<p>1.00</p><script>fetch(['rates', 1].join('-'))</script>",
      targets: ['rates-1'],
      proof: onOpening,
    },
    {
      name: 'xhr',
      title: 'Old stock ticker',
      why: seen,
      page: "<p>1.00</p><script>const x = new XMLHttpRequest(); x.open('GET', ['quote', 1].join('-')); x.send()</script>",
      targets: ['quote-1'],
      proof: onOpening,
    },
    {
      name: 'fetch-post',
      title: 'Like button',
      why: seen,
      page: `${button('I like it', 'data-post="3"')}${onClick("fetch('like-' + dataset.post, { method: 'POST' })")}`,
      targets: ['POST like-3'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'xhr-put',
      title: 'Setting',
      why: seen,
      page: `<label><input type="checkbox" data-setting="7"> Send me mail</label>
        <script>document.querySelector('input').addEventListener('change', ({ target }) => {
          const x = new XMLHttpRequest()
          x.open('PUT', 'setting-' + target.dataset.setting)
          x.send(String(target.checked))
        })</script>`,
      targets: ['PUT setting-7'],
      proof: byHand((page) => page.getByRole('checkbox').check()),
    },
    {
      name: 'fetch-patch',
      title: 'Profile',
      why: seen,
      page: `<label>Nickname <input data-profile="2"></label>${button('Save', '')}
        <script>document.querySelector('button').onclick = () => {
          const field = document.querySelector('input')
          if (field.value) fetch(new Request('profile-' + field.dataset.profile, { method: 'PATCH', body: JSON.stringify({ nick: field.value }) }))
        }</script>`,
      targets: ['PATCH profile-2'],
      proof: byHand(async (page) => {
        await page.getByLabel('Nickname').fill('Zed');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'beacon',
      title: 'Measured page',
      why: seen,
      page: `${button('Play the film', 'data-film="5"')}${onClick("navigator.sendBeacon('played-' + dataset.film, 'x')")}`,
      targets: ['POST played-5'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'event-source',
      title: 'Live scores',
      why: 'The stream is opened by the page, and what it brings becomes a link.',
      page: `<ul></ul><script>new EventSource('scores').onmessage = ({ data }) => {
        document.querySelector('ul').innerHTML = '<li><a href="match-' + data + '">Goal</a></li>'
      }</script>`,
      targets: ['scores', 'match-18'],
      routes: { scores: () => text('text/event-stream', 'retry: 60000\ndata: 18\n\n') },
      proof: byHand((page) => page.getByText('Goal').click()),
    },
    {
      name: 'web-socket',
      title: 'Live auction',
      why: 'The socket is opened by the page, and what it brings becomes a link.',
      page: `<ul></ul><script>
        const socket = new WebSocket(new URL('bids', location.href).href.replace('http', 'ws'))
        socket.onmessage = ({ data }) => {
          document.querySelector('ul').innerHTML = '<li><a href="bid-' + data + '">Highest bid</a></li>'
        }
      </script>`,
      targets: ['bids', 'bid-900'],
      sockets: { bids: (socket) => socket.send('900') },
      proof: byHand((page) => page.getByText('Highest bid').click()),
    },
    {
      name: 'socket-answer',
      title: 'Chat over a socket',
      why: 'The socket answers what was typed, and the answer names a page.',
      page: `<form><label>Say something <input required></label><button>Send</button></form><p></p><script>
        const socket = new WebSocket(new URL('talk', location.href).href.replace('http', 'ws'))
        socket.onmessage = ({ data }) => { document.querySelector('p').innerHTML = '<a href="talk-' + data + '">Your thread</a>' }
        document.querySelector('form').onsubmit = (event) => { event.preventDefault(); socket.send(document.querySelector('input').value) }
      </script>`,
      targets: ['talk', 'talk-7'],
      sockets: { talk: (socket) => void socket.on('message', () => socket.send('7')) },
      proof: byHand(async (page) => {
        await page.getByLabel('Say something').fill('Hello');
        await page.getByRole('button').click();
        await page.getByText('Your thread').click();
      }),
    },
    {
      name: 'hypermedia',
      title: 'Catalogue interface',
      why: 'The page fetches one resource; the link it shows comes out of the answer.',
      page: `${button('Browse', 'data-rel="items"')}<ul></ul>${onClick("const { items } = await (await fetch('catalogue.json')).json(); document.querySelector('ul').innerHTML = items.map(({ key }) => '<li><a href=\"item-' + key + '\">Item ' + key + '</a></li>').join('')")}`,
      targets: ['catalogue.json', 'item-8'],
      routes: { 'catalogue.json': () => json({ items: [{ key: 7 }, { key: 8 }] }) },
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByText('Item 8').click();
      }),
    },
    {
      name: 'graphql',
      title: 'Administration',
      why: seen,
      page: `${button('Show users', 'data-operation="Users"')}<ul></ul>${onClick("const { data } = await (await fetch('graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ operationName: dataset.operation, query: 'query Users { users { id } }' }) })).json(); document.querySelector('ul').innerHTML = data.users.map(({ id }) => '<li><a href=\"user-' + id + '\">User</a></li>').join('')")}`,
      targets: ['POST graphql', 'user-61'],
      routes: { graphql: () => json({ data: { users: [{ id: 61 }] } }) },
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByText('User', { exact: true }).click();
      }),
    },
    {
      name: 'polling',
      title: 'Export in the making',
      why: 'The page asks again and again until the link is there.',
      page: `${button('Make the export', 'data-export="1"')}<p></p>${onClick("let left = 3; const timer = setInterval(async () => { left -= 1; const { ready } = await (await fetch('state.json?left=' + left)).json(); if (ready) { clearInterval(timer); document.querySelector('p').innerHTML = '<a href=\"export-' + dataset.export + '\">Get it</a>' } }, 200)")}`,
      targets: ['export-1'],
      routes: { 'state.json': ({ query }) => json({ ready: query.get('left') === '0' }) },
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByText('Get it').click();
      }),
    },
    {
      name: 'automatic-form',
      title: 'Sent on',
      why: 'The page submits a form by itself, as sign-on services do.',
      page: `<form method="post" action="hand-over"><input type="hidden" name="assertion" value="abc"></form>
        <script>document.forms[0].submit()</script>`,
      targets: ['POST hand-over'],
      proof: onOpening,
    },
  ],
};
