import { markup, page, script } from '../reply.ts';
import { byHand, onOpening, type TechniqueGroup } from '../technique.ts';

const button = (label: string, data: string) => `<button type="button" ${data}>${label}</button>`;
const onClick = (code: string) =>
  `<script>document.querySelector('button').addEventListener('click', ({ currentTarget: { dataset } }) => { ${code} })</script>`;
const moves = 'The browser moves, and whoever drives it sees where to.';

/** Ways in which scripts move the browser. */
export const routing: TechniqueGroup = {
  name: 'routing',
  title: 'How scripts move on',
  techniques: [
    {
      name: 'push-state',
      title: 'Calendar application',
      why: 'The address changes without a request.',
      page: `${button('Show the week', 'data-week="17"')}<p></p>
        ${onClick("history.pushState({}, '', 'week-' + dataset.week); document.querySelector('p').textContent = 'Week ' + dataset.week")}`,
      targets: ['week-17'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'replace-state',
      title: 'Filter application',
      why: 'The address changes without a request.',
      page: `${button('Only new ones', 'data-filter="new"')}<p></p>
        ${onClick("history.replaceState({}, '', '?filter=' + dataset.filter); document.querySelector('p').textContent = 'Only ' + dataset.filter + ' ones'")}`,
      targets: ['?filter=new'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'hash-route',
      title: 'Application with hash routes',
      why: 'What the page shows hangs on the fragment alone.',
      page: `<nav><a href="#/home">Home</a> <a href="#/team">Team</a></nav><div id="view"></div>
        <script>
          const views = { '#/team': () => '<a href="' + ['team', 'photo'].join('-') + '">Photo</a>' }
          const show = () => { view.innerHTML = (views[location.hash] ?? (() => 'Welcome'))() }
          addEventListener('hashchange', show)
          show()
        </script>`,
      targets: ['team-photo'],
      proof: byHand(async (page) => {
        await page.getByText('Team').click();
        await page.getByText('Photo').click();
      }),
    },
    {
      name: 'hash-assigned',
      title: 'Application that sets its hash',
      why: 'A handler sets the fragment, and the page fetches what belongs to it.',
      page: `${button('Log', 'data-view="log"')}
        ${onClick("location.hash = '!/' + dataset.view")}
        <script>addEventListener('hashchange', () => fetch('view-' + location.hash.slice(3)))</script>`,
      targets: ['view-log'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'back-again',
      title: 'Survey with a way back',
      why: 'Going back brings the page to say what it keeps for those who return.',
      page: `${button('Forward', 'data-step="2"')}
        ${onClick("history.pushState({}, '', '?step=' + dataset.step)")}
        <script>addEventListener('popstate', () => fetch(['resume', 1].join('-')))</script>`,
      targets: ['resume-1'],
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.goBack();
      }),
    },
    {
      name: 'navigation-api',
      title: 'Modern application',
      why: moves,
      page: `${button('Inbox', 'data-box="inbox"')}
        ${onClick("navigation.navigate('box-' + dataset.box)")}`,
      targets: ['box-inbox'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'location-replace',
      title: 'Gate',
      why: moves,
      page: `${button('Enter', 'data-gate="5"')}${onClick("location.replace('gate-' + dataset.gate)")}`,
      targets: ['gate-5'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'location-search',
      title: 'Sorted page',
      why: moves,
      page: `${button('By price', 'data-by="price"')}${onClick("location.search = 'by=' + dataset.by")}`,
      targets: ['?by=price'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'window-open',
      title: 'Print view',
      why: 'A page of its own opens, which a browser can watch.',
      page: `${button('Print', 'data-sheet="2"')}${onClick("window.open('sheet-' + dataset.sheet)")}`,
      targets: ['sheet-2'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'empty-window',
      title: 'Help window',
      why: 'An empty window opens and is moved afterwards.',
      page: `${button('Help', 'data-topic="8"')}
        ${onClick("const help = window.open('', 'help', 'width=300,height=300'); setTimeout(() => { help.location.href = new URL('topic-' + dataset.topic, location.href).href }, 100)")}`,
      targets: ['topic-8'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'opener',
      title: 'Colour picker window',
      why: 'The window that opened moves the page that opened it.',
      page: `${button('Pick a colour', 'data-palette="3"')}${onClick("window.open('palette', 'palette', 'width=300,height=300')")}`,
      targets: ['palette', 'painted-red'],
      routes: {
        palette: () =>
          page(
            'Palette',
            `${button('Red', 'data-colour="red"')}${onClick("opener.location.assign('painted-' + dataset.colour)")}`,
          ),
      },
      proof: byHand(async (page) => {
        const popup = page.waitForEvent('popup');
        await page.getByRole('button').click();
        await (await popup).getByText('Red').click();
      }),
    },
    {
      name: 'scripted-form',
      title: 'Export',
      why: 'The handler fills a hidden form and submits it.',
      page: `${button('Export as text', 'data-format="text"')}<form method="post" hidden><input name="format"></form>
        ${onClick("const form = document.querySelector('form'); form.action = 'export-' + dataset.format; form.submit()")}`,
      targets: ['POST export-text'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'made-link',
      title: 'Download centre',
      why: 'The handler makes a link and clicks it.',
      page: `${button('Get the handbook', 'data-book="4"')}
        ${onClick("const link = document.createElement('a'); link.href = 'book-' + dataset.book; link.click()")}`,
      targets: ['book-4'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'written',
      title: 'Counter of 1999',
      why: 'The script writes the link while the page is loaded.',
      page: `<script>document.write('<a href="visitor-' + [1, 0, 0].join('') + '">Visitors</a>')</script>`,
      targets: ['visitor-100'],
      proof: byHand((page) => page.getByText('Visitors').click()),
    },
    {
      name: 'added-refresh',
      title: 'Logged out soon',
      why: moves,
      page: `<script>
        const meta = document.createElement('meta')
        meta.httpEquiv = 'refresh'
        meta.content = '1; url=' + ['idle', 'again'].join('-')
        document.head.append(meta)
      </script><p>Are you there?</p>`,
      targets: ['idle-again'],
      proof: onOpening,
    },
    {
      name: 'timer',
      title: 'Presentation',
      why: moves,
      page: "<p>In a moment.</p><script>setTimeout(() => location.assign(['scene', 2].join('-')), 1200)</script>",
      targets: ['scene-2'],
      proof: onOpening,
    },
    {
      name: 'interval',
      title: 'Countdown',
      why: moves,
      page: `<p id="left">3</p><script>setInterval(() => {
        left.textContent -= 1
        if (left.textContent === '0') location.assign('lift-off-' + left.id)
      }, 400)</script>`,
      targets: ['lift-off-left'],
      proof: onOpening,
    },
    {
      name: 'frame-and-idle',
      title: 'Patient page',
      why: moves,
      page: "<script>requestAnimationFrame(() => requestIdleCallback(() => Promise.resolve('time').then((idle) => location.assign('idle-' + idle))))</script>",
      targets: ['idle-time'],
      proof: onOpening,
    },
    {
      name: 'message-from-frame',
      title: 'Shop with a payment frame',
      why: 'The frame tells the page where to go.',
      page: `<iframe src="till" title="Till"></iframe>
        <script>addEventListener('message', ({ data }) => { if (data.paid) location.assign('receipt-' + data.paid) })</script>`,
      targets: ['receipt-75'],
      routes: {
        till: () =>
          page(
            'Till',
            `${button('Done', 'data-sum="75"')}${onClick("parent.postMessage({ paid: dataset.sum }, '*')")}`,
          ),
      },
      proof: byHand((page) => page.frameLocator('iframe').getByRole('button').click()),
    },
    {
      name: 'message-to-itself',
      title: 'Application with a bus',
      why: moves,
      page: `${button('Publish', 'data-event="9"')}
        ${onClick("postMessage({ event: dataset.event }, '*')")}
        <script>addEventListener('message', ({ data }) => location.assign('event-' + data.event))</script>`,
      targets: ['event-9'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'worker-message',
      title: 'Application with a worker',
      why: 'The worker answers with the place to go.',
      page: `${button('Calculate', 'data-base="6"')}
        <script>
          const worker = new Worker('calculator.js')
          worker.onmessage = ({ data }) => location.assign('result-' + data)
        </script>
        ${onClick('worker.postMessage(Number(dataset.base))')}`,
      targets: ['result-36'],
      routes: {
        'calculator.js': () => script('onmessage = ({ data }) => postMessage(data * data)'),
      },
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'broadcast',
      title: 'Application in two tabs',
      why: 'A frame of the page speaks on a channel that the page listens to.',
      page: `<iframe src="remote" title="Remote"></iframe>
        <script>new BroadcastChannel('remote').onmessage = ({ data }) => location.assign('channel-' + data)</script>`,
      targets: ['channel-4'],
      routes: {
        remote: () =>
          page(
            'Remote',
            `${button('Channel four', 'data-channel="4"')}${onClick("new BroadcastChannel('remote').postMessage(dataset.channel)")}`,
          ),
      },
      proof: byHand((page) => page.frameLocator('iframe').getByRole('button').click()),
    },
    {
      name: 'service-worker',
      title: 'Offline application',
      why: 'The page registers a worker, and the worker fetches what it wants to keep.',
      page: "<p>Kept for later.</p><script>navigator.serviceWorker.register('keeper.js')</script>",
      targets: ['keeper.js', 'kept-3'],
      routes: {
        'keeper.js': () =>
          script(
            "addEventListener('install', (event) => event.waitUntil(caches.open('kept').then((kept) => kept.addAll([3].map((number) => 'kept-' + number)))))",
          ),
      },
      proof: onOpening,
    },
    {
      name: 'stored',
      title: 'Page that remembers',
      why: 'A click leaves something in storage; the page shows it when it is opened again.',
      page: `${button('Remember me', 'data-name="6"')}<p></p>
        <script>
          const name_ = localStorage.getItem('routing-stored')
          if (name_) document.querySelector('p').innerHTML = '<a href="known-' + name_ + '">Welcome back</a>'
        </script>
        ${onClick("localStorage.setItem('routing-stored', dataset.name); location.reload()")}`,
      targets: ['known-6'],
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByText('Welcome back').click();
      }),
    },
    {
      name: 'intercepted-link',
      title: 'Application that keeps its links',
      why: 'The link’s own address leads nowhere; the handler goes elsewhere.',
      page: `<a href="./" data-to="9">Wallet</a>
        <script>document.addEventListener('click', (event) => {
          const link = event.target.closest('a[data-to]')
          if (!link) return
          event.preventDefault()
          history.pushState(null, '', 'wallet-' + link.dataset.to)
          fetch('balance-' + link.dataset.to)
        })</script>`,
      targets: ['wallet-9', 'balance-9'],
      routes: { 'wallet-9': () => markup('<title>Wallet</title><h1>Wallet</h1>') },
      proof: byHand((page) => page.getByText('Wallet').click()),
    },
  ],
};
