import { markup, page } from '../reply.ts';
import { fieldText } from '../request.ts';
import { byHand, onOpening, type Technique, type TechniqueGroup } from '../technique.ts';

type Library = 'jquery' | 'react' | 'vue' | 'alpine' | 'htmx';

const attaches =
  'The library attaches real listeners, which the debugger sees; the event can be brought about.';

/** Handlers as the libraries that most pages use really attach them. */
export const frameworks: TechniqueGroup = {
  name: 'frameworks',
  title: 'Libraries at work',
  techniques: [
    made(
      'jquery-delegated',
      'Address list (jQuery)',
      'jquery',
      '<ul id="people"></ul>',
      `$('#people').on('click', '.person', function () { location.assign('person-' + $(this).data('id')) })
      $('<li class="person">Ada</li>').data('id', 9).appendTo('#people')`,
      'person-9',
      byHand((page) => page.getByText('Ada').click()),
    ),
    made(
      'jquery-hover',
      'Gallery (jQuery)',
      'jquery',
      '<div class="photo" data-photo="4">Sea</div>',
      "$('.photo').hover(function () { $.get('photo-' + $(this).data('photo')) }, () => {})",
      'photo-4',
      byHand((page) => page.getByText('Sea').hover()),
    ),
    made(
      'jquery-toggle',
      'Accordion (jQuery)',
      'jquery',
      '<h2 class="head">Delivery</h2><div class="body" hidden></div>',
      `$('.head').on('click', function () {
        $(this).next().prop('hidden', false).html('<a href="zone-' + this.textContent.length + '">Zones</a>')
      })`,
      'zone-8',
      byHand(async (page) => {
        await page.getByText('Delivery').click();
        await page.getByText('Zones').click();
      }),
    ),
    made(
      'react-click',
      'Counter (React)',
      'react',
      '<div id="root"></div>',
      `const { createElement: h } = React
      const App = ({ id }) => h('div', { className: 'card', onClick: () => location.assign('card-' + id) }, 'Open card')
      ReactDOM.createRoot(document.getElementById('root')).render(h(App, { id: 42 }))`,
      'card-42',
      byHand((page) => page.getByText('Open card').click()),
    ),
    made(
      'react-state',
      'To-do list (React)',
      'react',
      '<div id="root"></div>',
      `const { createElement: h, useState } = React
      const App = () => {
        const [open, setOpen] = useState(false)
        return h('div', null,
          h('span', { onClick: () => setOpen(!open) }, 'More'),
          open && h('a', { href: ['todo', 'archive'].join('-') }, 'Old ones'))
      }
      ReactDOM.createRoot(document.getElementById('root')).render(h(App))`,
      'todo-archive',
      byHand(async (page) => {
        await page.getByText('More').click();
        await page.getByText('Old ones').click();
      }),
    ),
    made(
      'react-hover',
      'Stars (React)',
      'react',
      '<div id="root"></div>',
      `const { createElement: h } = React
      const App = () => h('span', { onMouseEnter: (event) => fetch('rating-' + event.currentTarget.title) , title: '4' }, 'Four stars')
      ReactDOM.createRoot(document.getElementById('root')).render(h(App))`,
      'rating-4',
      byHand((page) => page.getByText('Four stars').hover()),
    ),
    made(
      'react-form',
      'Feedback (React)',
      'react',
      '<div id="root"></div>',
      `const { createElement: h, useState } = React
      const App = () => {
        const [text, setText] = useState('')
        const send = (event) => {
          event.preventDefault()
          if (text.length > 3) fetch('feedback', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) })
        }
        return h('form', { onSubmit: send },
          h('label', null, 'Your opinion', h('textarea', { value: text, onChange: (event) => setText(event.target.value) })),
          h('button', { disabled: text.length < 4 }, 'Send'))
      }
      ReactDOM.createRoot(document.getElementById('root')).render(h(App))`,
      'POST feedback',
      byHand(async (page) => {
        await page.getByLabel('Your opinion').fill('Very good indeed');
        await page.getByRole('button').click();
      }),
    ),
    made(
      'react-router',
      'Application with routes (React)',
      'react',
      '<div id="root"></div>',
      `const { createElement: h, useSyncExternalStore } = React
      const listeners = new Set()
      const subscribe = (listener) => { listeners.add(listener); return () => listeners.delete(listener) }
      const go = (to) => { history.pushState(null, '', to); for (const listener of listeners) listener() }
      const App = () => {
        const path = useSyncExternalStore(subscribe, () => location.pathname)
        const name = path.split('/').at(-1)
        if (name) return h('p', null, 'This is ' + name)
        return h('span', { role: 'link', tabIndex: 0, onClick: () => go(['set', 'tings'].join('')) }, 'Adjust')
      }
      ReactDOM.createRoot(document.getElementById('root')).render(h(App))`,
      'settings',
      byHand((page) => page.getByText('Adjust').click()),
    ),
    made(
      'vue-click',
      'Shopping list (Vue)',
      'vue',
      '<div id="app"><p v-for="item of items" :key="item.id" @click="open(item)">{{ item.name }}</p></div>',
      `Vue.createApp({
        data: () => ({ items: [{ id: 3, name: 'Bread' }, { id: 5, name: 'Milk' }] }),
        methods: { open: ({ id }) => location.assign('item-' + id) },
      }).mount('#app')`,
      'item-5',
      byHand((page) => page.getByText('Milk').click()),
    ),
    made(
      'vue-steps',
      'Onboarding (Vue)',
      'vue',
      '<div id="app"><button v-if="step < 3" type="button" @click="step += 1">Next step</button><a v-else :href="`done-${step}`">Begin</a></div>',
      'Vue.createApp({ data: () => ({ step: 1 }) }).mount("#app")',
      'done-3',
      byHand(async (page) => {
        await page.getByText('Next step').click();
        await page.getByText('Next step').click();
        await page.getByText('Begin').click();
      }),
    ),
    made(
      'vue-model',
      'Shipping costs (Vue)',
      'vue',
      '<div id="app"><label>Country <select v-model="country"><option value="">Choose</option><option value="7">Norway</option></select></label><a v-if="country" :href="`costs-${country}`">Costs</a></div>',
      'Vue.createApp({ data: () => ({ country: "" }) }).mount("#app")',
      'costs-7',
      byHand(async (page) => {
        await page.getByLabel('Country').selectOption('Norway');
        await page.getByText('Costs', { exact: true }).click();
      }),
    ),
    made(
      'alpine-menu',
      'Account menu (Alpine)',
      'alpine',
      `<div x-data="{ open: false }"><button type="button" @click="open = !open">Account</button>
        <template x-if="open"><a :href="['account', 2].join('-')">Your orders</a></template></div>`,
      '',
      'account-2',
      byHand(async (page) => {
        await page.getByText('Account', { exact: true }).click();
        await page.getByText('Your orders').click();
      }),
    ),
    made(
      'alpine-hover',
      'Flyout (Alpine)',
      'alpine',
      `<div x-data="{ shown: false }" @mouseenter="shown = true">Departments
        <template x-if="shown"><a :href="'aisle-' + 3">Garden</a></template></div>`,
      '',
      'aisle-3',
      byHand(async (page) => {
        await page.getByText('Departments').hover();
        await page.getByText('Garden').click();
      }),
    ),
    made(
      'htmx-get',
      'Contact (htmx)',
      'htmx',
      '<div hx-get="/frameworks/htmx-get/details" hx-target="#place">Show details</div><div id="place"></div>',
      '',
      ['details', 'vcard'],
      byHand(async (page) => {
        await page.getByText('Show details').click();
        await page.getByText('Save the card').click();
      }),
      { details: () => markup('<a href="vcard">Save the card</a>') },
    ),
    made(
      'htmx-revealed',
      'Feed (htmx)',
      'htmx',
      '<p style="height:4000px">Posts</p><div hx-get="older" hx-trigger="revealed" hx-swap="outerHTML">Loading</div>',
      '',
      ['older', 'oldest'],
      byHand(async (page) => {
        await page.getByText('Loading').scrollIntoViewIfNeeded();
        await page.getByText('The very oldest').click();
      }),
      { older: () => markup('<a href="oldest">The very oldest</a>') },
    ),
    made(
      'htmx-post',
      'Comments (htmx)',
      'htmx',
      '<form hx-post="comments" hx-swap="outerHTML"><label>Comment <input name="comment" required></label><button>Post</button></form>',
      '',
      ['POST comments', 'thread-1'],
      byHand(async (page) => {
        await page.getByLabel('Comment').fill('Well said');
        await page.getByRole('button').click();
        await page.getByText('See your comment').click();
      }),
      {
        comments: async (request) =>
          fieldText(await request.form(), 'comment') === ''
            ? page('Comments', '<p>Write something.</p>')
            : markup('<a href="thread-1">See your comment</a>'),
      },
    ),
    made(
      'htmx-load',
      'Dashboard (htmx)',
      'htmx',
      '<div hx-get="figures" hx-trigger="load">Figures</div>',
      '',
      'figures',
      onOpening,
      { figures: () => markup('<p>42</p>') },
    ),
  ],
};

function made(
  name: string,
  title: string,
  library: Library,
  markup: string,
  code: string,
  target: string | readonly string[],
  proof: Technique['proof'],
  routes: Technique['routes'] = {},
): Technique {
  const head = `<script src="/assets/${library}.js" defer></script>`;
  const body = code === '' ? markup : `${markup}\n<script type="module">\n${code}\n</script>`;
  return {
    name,
    title,
    why: attaches,
    page: { head, body },
    targets: typeof target === 'string' ? [target] : target,
    routes,
    proof,
  };
}
