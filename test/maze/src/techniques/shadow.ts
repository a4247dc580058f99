import { byHand, type TechniqueGroup } from '../technique.ts';

const define = (name: string, markup: string, mode = 'open', then = '') => `<${name}></${name}>
<script>
customElements.define('${name}', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: '${mode}' })
    root.innerHTML = \`${markup}\`
    ${then}
  }
})
</script>`;

const inTree = 'The shadow tree is open to a browser.';

/** Elements with a tree of their own. */
export const shadow: TechniqueGroup = {
  name: 'shadow',
  title: 'Shadow trees',
  techniques: [
    {
      name: 'open-root',
      title: 'Design system',
      why: inTree,
      page: define(
        'ds-menu',
        '<a id="link">Tokens</a>',
        'open',
        "root.getElementById('link').href = ['tok', 'ens'].join('')",
      ),
      targets: ['tokens'],
      proof: byHand((page) => page.getByText('Tokens').click()),
    },
    {
      name: 'nested-roots',
      title: 'Mail client',
      why: inTree,
      page: `${define('mail-item', '<button type="button" data-mail="8">Read</button>', 'open', "root.querySelector('button').onclick = (event) => location.assign('mail-' + event.target.dataset.mail)")}
        ${define('mail-list', '<mail-item></mail-item>')}`,
      targets: ['mail-8'],
      proof: byHand((page) => page.locator('mail-list').getByText('Read').click()),
    },
    {
      name: 'closed-root',
      title: 'Payment widget',
      why: 'Scripts of the page can’t look in, but a person sees and clicks it, and the debugger sees the tree.',
      page: define(
        'pay-widget',
        '<button type="button" data-plan="3">See the plan</button>',
        'closed',
        "root.querySelector('button').onclick = (event) => location.assign('plan-' + event.target.dataset.plan)",
      ),
      targets: ['plan-3'],
      proof: byHand((page) => page.locator('pay-widget').click()),
    },
    {
      name: 'slot',
      title: 'Side bar',
      why: 'The element stands in the page and is shown in a slot of the shadow tree, whose handler hears the click.',
      page: `${define('side-bar', '<div id="bar"><slot></slot></div>', 'open', "root.getElementById('bar').onclick = (event) => location.assign('panel-' + event.target.dataset.panel)").replace('></side-bar>', '><button type="button" data-panel="5">Layers</button></side-bar>')}`,
      targets: ['panel-5'],
      proof: byHand((page) => page.getByText('Layers').click()),
    },
    {
      name: 'declarative',
      title: 'Server-rendered widget',
      why: 'The parser makes the shadow tree out of a template.',
      page: `<news-box><template shadowrootmode="open"><a class="more" data-issue="30">All news</a></template></news-box>
        <script>
          const more = document.querySelector('news-box').shadowRoot.querySelector('.more')
          more.href = 'issue-' + more.dataset.issue
        </script>`,
      targets: ['issue-30'],
      proof: byHand((page) => page.getByText('All news').click()),
    },
    {
      name: 'form-in-root',
      title: 'Sign-up widget',
      why: 'The form stands in a shadow tree.',
      page: define(
        'letter-widget',
        '<form action="subscribe" method="post"><label>E-mail <input name="email" type="email" required></label><button>Subscribe</button></form>',
      ),
      targets: ['POST subscribe'],
      proof: byHand(async (page) => {
        await page.getByLabel('E-mail').fill('reader@example.com');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'late-definition',
      title: 'Lazy components',
      why: 'The element becomes what it is only after a while.',
      page: `<late-card data-card="6">Card</late-card>
        <script>
          setTimeout(() => customElements.define('late-card', class extends HTMLElement {
            connectedCallback() {
              this.addEventListener('click', () => location.assign('card-' + this.dataset.card))
            }
          }), 400)
        </script>`,
      targets: ['card-6'],
      proof: byHand(async (page) => {
        await page.waitForFunction(() => customElements.get('late-card') !== undefined);
        await page.getByText('Card', { exact: true }).click();
      }),
    },
  ],
};
