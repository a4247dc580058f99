import { json, page, script, text } from '../reply.ts';
import { byHand, inText, type TechniqueGroup } from '../technique.ts';

const read = 'Nothing on the page leads there now, but its text names the address.';
const analysed = 'No line holds the whole address, but it can be worked out of the parts.';

/** Addresses that stand in text, data and code. */
export const texts: TechniqueGroup = {
  name: 'texts',
  title: 'Addresses in text and data',
  techniques: [
    {
      name: 'comment',
      title: 'Spring sale',
      why: read,
      page: '<!-- after the sale: <a href="/texts/comment/leftovers">Leftovers</a> --><p>All sold.</p>',
      targets: ['leftovers'],
      proof: inText('/texts/comment/leftovers'),
    },
    {
      name: 'conditional-comment',
      title: 'Browser support',
      why: read,
      page: '<!--[if lt IE 9]><p>Please <a href="upgrade">upgrade</a></p><![endif]--><p>All are welcome.</p>',
      targets: ['upgrade'],
      proof: inText('href="upgrade"'),
    },
    {
      name: 'data-attribute',
      title: 'Address book',
      why: 'Scripts read addresses out of such attributes; whoever reads finds them too.',
      page: '<div data-source-url="/texts/data-attribute/contacts">No contacts yet.</div>',
      targets: ['contacts'],
      proof: inText('/texts/data-attribute/contacts'),
    },
    {
      name: 'data-json',
      title: 'Server-rendered list',
      why: 'Components get their properties as JSON in an attribute.',
      page: '<div data-props="{&quot;more&quot;:&quot;\\/texts\\/data-json\\/page-two&quot;}">Page one.</div>',
      targets: ['page-two'],
      proof: inText('\\/texts\\/data-json\\/page-two'),
    },
    {
      name: 'plain-text',
      title: 'Announcement',
      why: 'People copy what looks like an address.',
      page: '<p>The minutes are at {origin}/texts/plain-text/minutes. Please read them.</p>',
      targets: ['minutes'],
      proof: inText('/texts/plain-text/minutes.'),
    },
    {
      name: 'text-file',
      title: 'Release notes',
      why: read,
      page: '<p><a href="notes.txt">Notes</a></p>',
      targets: ['migration'],
      routes: {
        'notes.txt': () =>
          text(
            'text/plain; charset=utf-8',
            'Version 2\n\nSee {origin}/texts/text-file/migration\n',
          ),
      },
      proof: inText('/texts/text-file/migration', 'notes.txt'),
    },
    {
      name: 'json-script',
      title: 'Start data',
      why: 'Single-page applications get their first data with the page.',
      page: '<div id="app"></div><script type="application/json" id="state">{"links":{"billing":"/texts/json-script/billing"}}</script>',
      targets: ['billing'],
      proof: inText('/texts/json-script/billing'),
    },
    {
      name: 'inline-script',
      title: 'Beta features',
      why: read,
      page: "<p>Not yet.</p><script>function openBeta() { location.href = '/texts/inline-script/beta' }</script>",
      targets: ['beta'],
      proof: inText('/texts/inline-script/beta'),
    },
    {
      name: 'external-script',
      title: 'Reports',
      why: read,
      page: '<p>Loading.</p><script src="reports.js" defer></script>',
      targets: ['quarterly'],
      routes: {
        'reports.js': () =>
          script(
            'export_=function(){return fetch("/texts/external-script/quarterly",{method:"GET"})}',
          ),
      },
      proof: inText('/texts/external-script/quarterly', 'reports.js'),
    },
    {
      name: 'concatenation',
      title: 'Invoices',
      why: analysed,
      page: "<p>None open.</p><script>function openInvoices() { location.href = '/texts/' + 'concatenation' + '/' + 'invoices' }</script>",
      targets: ['invoices'],
      proof: inText("'/texts/' + 'concatenation'"),
    },
    {
      name: 'variable',
      title: 'Contracts',
      why: analysed,
      page: "<p>None signed.</p><script>const root = '/texts/variable'; function openContracts() { location.href = root + '/contracts' }</script>",
      targets: ['contracts'],
      proof: inText("root + '/contracts'"),
    },
    {
      name: 'template-literal',
      title: 'Offers',
      why: analysed,
      page: '<p>None made.</p><script>const home = "/texts/template-literal"; const openOffers = () => location.assign(`${home}/offers`)</script>',
      targets: ['offers'],
      proof: inText('`${home}/offers`'),
    },
    {
      name: 'joined',
      title: 'Receipts',
      why: analysed,
      page: "<p>None printed.</p><script>const openReceipts = () => location.assign(['', 'texts', 'joined', 'receipts'].join('/'))</script>",
      targets: ['receipts'],
      proof: inText("'texts', 'joined', 'receipts'"),
    },
    {
      name: 'escaped-slashes',
      title: 'Exported settings',
      why: 'JSON may write a slash with a backslash before it.',
      page: '<p>Settings.</p><script>window.settings = {"home":"\\/texts\\/escaped-slashes\\/dashboard"}</script>',
      targets: ['dashboard'],
      proof: inText('\\/texts\\/escaped-slashes\\/dashboard'),
    },
    {
      name: 'unicode-escapes',
      title: 'Exported text',
      why: 'Some serialisers escape every sign that HTML knows.',
      page: '<p>Text.</p><script>window.exported = "\\u002Ftexts\\u002Funicode-escapes\\u002Fpreview"</script>',
      targets: ['preview'],
      proof: inText('\\u002Funicode-escapes\\u002Fpreview'),
    },
    {
      name: 'script-comment',
      title: 'Calculator',
      why: read,
      page: '<p>1 + 1 = 2</p><script>/* The old one: /texts/script-comment/abacus */</script>',
      targets: ['abacus'],
      proof: inText('/texts/script-comment/abacus'),
    },
    {
      name: 'route-table',
      title: 'Single-page routes',
      why: 'The table names its parents once; a child’s address is the two together.',
      page: "<p>Home.</p><script>window.routes = [{ path: '/texts/route-table', children: [{ path: 'people' }] }]</script>",
      targets: ['people'],
      proof: inText("path: 'people'"),
    },
    {
      name: 'text-template',
      title: 'Client templates',
      why: read,
      page: '<ul></ul><script type="text/x-handlebars"><li><a href="/texts/text-template/profile">Profile</a></li></script>',
      targets: ['profile'],
      proof: inText('/texts/text-template/profile'),
    },
    {
      name: 'style-comment',
      title: 'House style',
      why: read,
      page: {
        head: '<style>/* See {origin}/texts/style-comment/guide */</style>',
        body: '<p>Style.</p>',
      },
      targets: ['guide'],
      proof: inText('/texts/style-comment/guide'),
    },
    {
      name: 'lazy-chunk',
      title: 'Editor',
      why: 'A click loads the script that knows the address.',
      page: `<button type="button">Open the editor</button>
        <script>
          document.querySelector('button').onclick = () => import('./chunk-' + [4, 1].join('') + '.js').then(({ open }) => open())
        </script>`,
      targets: ['manuscript'],
      routes: {
        'chunk-41.js': () =>
          script("export const open = () => location.assign('/texts/lazy-chunk/manuscript')"),
      },
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'worker-script',
      title: 'Spell checker',
      why: 'The worker’s script is loaded by the page and names the address.',
      page: "<p>Checking.</p><script>new Worker('checker.js')</script>",
      targets: ['dictionary'],
      routes: {
        'checker.js': () =>
          script("const load = () => fetch('/texts/worker-script/dictionary')\nonmessage = load"),
      },
      proof: inText('/texts/worker-script/dictionary', 'checker.js'),
    },
    {
      name: 'encoded',
      title: 'Protected links',
      why: 'The page decodes the address itself and makes a link of it.',
      page: `<p id="place"></p><script>
        const link = document.createElement('a')
        link.href = atob('bWVtYmVycw==')
        link.textContent = 'For members'
        document.getElementById('place').append(link)
      </script>`,
      targets: ['members'],
      proof: byHand((page) => page.getByText('For members').click()),
    },
    {
      name: 'json-answer',
      title: 'Linked resources',
      why: 'The page fetches JSON that names further resources and shows none of them.',
      page: "<p id='count'></p><script>fetch('books.json').then((a) => a.json()).then(({ _links }) => { count.textContent = Object.keys(_links).length })</script>",
      targets: ['books.json', 'shelf'],
      routes: {
        'books.json': () => json({ _links: { shelf: { href: '/texts/json-answer/shelf' } } }),
      },
      proof: inText('/texts/json-answer/shelf', 'books.json'),
    },
    {
      name: 'xml-answer',
      title: 'Old interface',
      why: 'The page fetches XML that names a further resource.',
      page: "<p id='state'></p><script>const x = new XMLHttpRequest(); x.open('GET', 'service.xml'); x.onload = () => { state.textContent = x.status }; x.send()</script>",
      targets: ['service.xml', 'orders'],
      routes: {
        'service.xml': () =>
          text(
            'application/xml',
            '<service><collection href="/texts/xml-answer/orders"/></service>',
          ),
      },
      proof: inText('/texts/xml-answer/orders', 'service.xml'),
    },
    {
      name: 'text-link',
      title: 'Notice board',
      why: 'A text field holds a letter with an address in it.',
      page: '<textarea readonly rows="3" cols="60">Dear members, {origin}/texts/text-link/ballot is open.</textarea>',
      targets: ['ballot'],
      routes: { ballot: () => page('Ballot', '<p>It is secret.</p>') },
      proof: inText('/texts/text-link/ballot'),
    },
  ],
};
