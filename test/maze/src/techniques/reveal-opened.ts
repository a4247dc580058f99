import { json, markup } from '../reply.ts';
import { byHand, type Technique, thereAndBack } from '../technique.ts';

const appears = 'It appears when a person does what it waits for.';

/** Menus, tabs and dialogs that someone opens. */
export const opened: readonly Technique[] = [
  {
    name: 'hover-menu',
    title: 'Shop with departments',
    why: appears,
    page: `<nav><div id="department">Garden</div></nav>
        <script>
          document.getElementById('department').addEventListener('mouseenter', (event) => {
            const link = Object.assign(document.createElement('a'), { href: ['garden', 'chairs'].join('-'), textContent: 'Chairs' })
            event.target.append(' ', link)
          }, { once: true })
        </script>`,
    targets: ['garden-chairs'],
    proof: byHand(async (page) => {
      await page.hover('#department');
      await page.getByText('Chairs').click();
    }),
  },
  {
    name: 'nested-hover-menu',
    title: 'Shop with aisles',
    why: 'The second level appears when the pointer is on an entry of the first.',
    page: `<style>li ul { display: none } li:hover > ul { display: block }</style>
        <ul id="menu"><li>Kitchen<ul><li id="pots">Pots<ul><li data-aisle="12">Copper pots</li></ul></li></ul></li></ul>
        <script>document.getElementById('menu').addEventListener('click', ({ target }) => {
          if (target.dataset.aisle) location.assign('aisle-' + target.dataset.aisle)
        })</script>`,
    targets: ['aisle-12'],
    proof: byHand(async (page) => {
      await page.getByText('Kitchen').hover();
      await page.locator('#pots').hover();
      await page.getByText('Copper pots').click();
    }),
  },
  {
    name: 'hamburger',
    title: 'Phone site',
    why: appears,
    page: `<button type="button" aria-expanded="false" aria-label="Menu">☰</button><nav hidden></nav>
        <script>
          const [button, nav] = document.querySelectorAll('button, nav')
          button.onclick = () => {
            nav.hidden = !nav.hidden
            nav.innerHTML = '<a href="drawer-' + button.textContent.length + '">Shops nearby</a>'
          }
        </script>`,
    targets: ['drawer-1'],
    proof: byHand(async (page) => {
      await page.getByLabel('Menu').click();
      await page.getByText('Shops nearby').click();
    }),
  },
  {
    name: 'tabs',
    title: 'Product with tabs',
    why: appears,
    page: `<div role="tablist"><button type="button" role="tab" aria-selected="true">Description</button><button type="button" role="tab" aria-selected="false">Downloads</button></div><div role="tabpanel">Fine wood.</div>
        <script>
          for (const tab of document.querySelectorAll('[role=tab]')) tab.onclick = async () => {
            const panel = document.querySelector('[role=tabpanel]')
            panel.innerHTML = tab.textContent === 'Downloads' ? await (await fetch('downloads')).text() : 'Fine wood.'
          }
        </script>`,
    targets: ['downloads', 'assembly'],
    routes: { downloads: () => markup('<a href="assembly">Assembly</a>') },
    proof: byHand(async (page) => {
      await page.getByRole('tab', { name: 'Downloads' }).click();
      await page.getByText('Assembly').click();
    }),
  },
  {
    name: 'accordion',
    title: 'Help with sections',
    why: appears,
    page: `<h2 aria-expanded="false" class="section">Billing</h2><h2 aria-expanded="false" class="section">Travel</h2>
        <script>
          for (const section of document.querySelectorAll('.section')) section.addEventListener('click', async () => {
            const body = document.createElement('div')
            body.innerHTML = await (await fetch('section?name=' + section.textContent)).text()
            section.after(body)
            section.setAttribute('aria-expanded', 'true')
          }, { once: true })
        </script>`,
    targets: ['refunds', 'visas'],
    routes: {
      section: ({ query }) =>
        markup(
          query.get('name') === 'Travel'
            ? '<a href="visas">Visas</a>'
            : '<a href="refunds">Refunds</a>',
        ),
    },
    proof: byHand(async (page) => {
      await page.getByText('Travel').click();
      await thereAndBack(page, page.getByText('Visas'));
      await page.getByText('Billing').click();
      await page.getByText('Refunds').click();
    }),
  },
  {
    name: 'tree',
    title: 'Folders within folders',
    why: 'Each branch is loaded when it is opened.',
    page: `<ul role="tree" id="tree"><li role="treeitem" aria-expanded="false" data-node="root">Archive</li></ul>
        <script>
          tree.addEventListener('click', async ({ target }) => {
            if (target.getAttribute('aria-expanded') !== 'false') return
            target.setAttribute('aria-expanded', 'true')
            const nodes = await (await fetch('nodes.json?of=' + target.dataset.node)).json()
            for (const { node, name, file } of nodes) target.insertAdjacentHTML('afterend', file
              ? '<li role="treeitem"><a href="file-' + file + '">' + name + '</a></li>'
              : '<li role="treeitem" aria-expanded="false" data-node="' + node + '">' + name + '</li>')
          })
        </script>`,
    targets: ['file-66'],
    routes: {
      'nodes.json': ({ query }) =>
        json(
          query.get('of') === 'root'
            ? [{ node: 'year', name: '1966' }]
            : [{ file: 66, name: 'Minutes' }],
        ),
    },
    proof: byHand(async (page) => {
      await page.getByText('Archive').click();
      await page.getByText('1966').click();
      await page.getByText('Minutes').click();
    }),
  },
  {
    name: 'own-context-menu',
    title: 'File manager',
    why: appears,
    page: `<div id="file">report.doc</div><ul id="menu" role="menu" hidden></ul>
        <script>
          file.addEventListener('contextmenu', (event) => {
            event.preventDefault()
            menu.hidden = false
            menu.innerHTML = '<li role="menuitem" data-version="4">Versions</li>'
          })
          menu.addEventListener('click', ({ target }) => location.assign('version-' + target.dataset.version))
        </script>`,
    targets: ['version-4'],
    proof: byHand(async (page) => {
      await page.getByText('report.doc').click({ button: 'right' });
      await page.getByText('Versions').click();
    }),
  },
  {
    name: 'dialog',
    title: 'Room finder',
    why: appears,
    page: `<button type="button">Find a room</button><dialog></dialog>
        <script>
          const [button, dialog] = document.querySelectorAll('button, dialog')
          button.onclick = () => {
            dialog.innerHTML = '<a href="room-' + button.textContent.length + '">A free one</a>'
            dialog.showModal()
          }
        </script>`,
    targets: ['room-11'],
    proof: byHand(async (page) => {
      await page.getByRole('button').click();
      await page.getByText('A free one').click();
    }),
  },
  {
    name: 'popover',
    title: 'Bell with notices',
    why: 'A button opens the popover without any script.',
    page: `<button type="button" popovertarget="notices">Notices</button><div id="notices" popover></div>
        <script>notices.addEventListener('toggle', ({ newState }) => {
          if (newState === 'open') notices.innerHTML = '<a href="notice-' + newState.length + '">You won</a>'
        })</script>`,
    targets: ['notice-4'],
    proof: byHand(async (page) => {
      await page.getByRole('button').click();
      await page.getByText('You won').click();
    }),
  },
  {
    name: 'command-palette',
    title: 'Application with a palette',
    why: 'A shortcut that the page names opens it.',
    page: `<p>Press <kbd>Ctrl</kbd>+<kbd>K</kbd> for commands.</p><div id="palette" role="dialog" hidden></div>
        <script>document.addEventListener('keydown', (event) => {
          if (!event.ctrlKey || event.key !== 'k') return
          event.preventDefault()
          palette.hidden = false
          palette.innerHTML = '<a href="command-' + event.key + '">Open the log</a>'
        })</script>`,
    targets: ['command-k'],
    proof: byHand(async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByText('Open the log').click();
    }),
  },
  {
    name: 'split-button',
    title: 'Report builder',
    why: appears,
    page: `<button type="button">Run</button><button type="button" aria-haspopup="menu" aria-label="More ways to run">▾</button><ul role="menu" hidden></ul>
        <script>
          const menu = document.querySelector('[role=menu]')
          document.querySelector('[aria-haspopup]').onclick = () => {
            menu.hidden = false
            menu.innerHTML = '<li role="menuitem" tabindex="-1" data-speed="2">Run at night</li>'
          }
          menu.onclick = ({ target }) => location.assign('night-' + target.dataset.speed)
        </script>`,
    targets: ['night-2'],
    proof: byHand(async (page) => {
      await page.getByLabel('More ways').click();
      await page.getByRole('menuitem').click();
    }),
  },
  {
    name: 'focus-tooltip',
    title: 'Form with tooltips',
    why: 'A hint with a link appears when the field has the focus.',
    page: `<label>Code <input id="code" aria-describedby="tip"></label><div id="tip" role="tooltip"></div>
        <script>code.addEventListener('focus', () => { tip.innerHTML = '<a href="tip-' + code.id.length + '">Where do I find it?</a>' })</script>`,
    targets: ['tip-4'],
    proof: byHand(async (page) => {
      await page.getByLabel('Code').focus();
      await page.getByText('Where do I find it').click();
    }),
  },
];
