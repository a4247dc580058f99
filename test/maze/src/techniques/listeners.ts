import { byHand, type Technique, type TechniqueGroup } from '../technique.ts';

const hears = 'The listener can be seen through the debugger, and the event brought about.';

/** Listeners that scripts attach, on the element itself or far above it. */
export const listeners: TechniqueGroup = {
  name: 'listeners',
  title: 'Listeners that scripts attach',
  techniques: [
    attached(
      'plain-element',
      'Tiles',
      '<div class="tile" data-tile="4">Energy</div>',
      "document.querySelector('.tile').addEventListener('click', ({ currentTarget }) => location.assign('tile-' + currentTarget.dataset.tile))",
      'tile-4',
      byHand((page) => page.getByText('Energy').click()),
    ),
    attached(
      'property',
      'Badges',
      '<span id="badge" data-badge="2">New</span>',
      "document.getElementById('badge').onclick = function () { location.assign('badge-' + this.dataset.badge) }",
      'badge-2',
      byHand((page) => page.getByText('New').click()),
    ),
    attached(
      'delegated-to-document',
      'Action list',
      '<ul><li><span data-action="show" data-key="12">Show the first</span></li></ul>',
      `document.addEventListener('click', (event) => {
        const source = event.target.closest('[data-action]')
        if (source) location.assign(source.dataset.action + '-' + source.dataset.key)
      })`,
      'show-12',
      byHand((page) => page.getByText('Show the first').click()),
    ),
    attached(
      'delegated-to-table',
      'Customers',
      '<table><tbody id="rows"><tr data-row="88"><td>Smith</td><td>London</td></tr><tr data-row="89"><td>Jones</td><td>Leeds</td></tr></tbody></table>',
      `document.getElementById('rows').addEventListener('click', (event) => {
        location.assign('customer-' + event.target.closest('tr').dataset.row)
      })`,
      'customer-89',
      byHand((page) => page.getByText('Jones').click()),
    ),
    attached(
      'method-link',
      'Unobtrusive scripts',
      '<a href="#" data-method="post" data-remote="archive">Archive the thread</a>',
      `document.addEventListener('click', (event) => {
        const link = event.target.closest('a[data-method]')
        if (!link) return
        event.preventDefault()
        const form = document.createElement('form')
        form.method = link.dataset.method
        form.action = link.dataset.remote + '-' + 21
        document.body.append(form)
        form.submit()
      })`,
      'POST archive-21',
      byHand((page) => page.getByText('Archive the thread').click()),
    ),
    attached(
      'empty-link',
      'Side menu',
      '<a href="#" class="entry" data-entry="6">Preferences</a>',
      "document.querySelector('.entry').addEventListener('click', (event) => { event.preventDefault(); location.assign('entry-' + event.target.dataset.entry) })",
      'entry-6',
      byHand((page) => page.getByText('Preferences').click()),
    ),
    attached(
      'link-without-address',
      'Footer',
      '<a class="imprint" data-text="1">Imprint</a>',
      "document.querySelector('.imprint').addEventListener('click', (event) => location.assign('imprint-' + event.target.dataset.text))",
      'imprint-1',
      byHand((page) => page.getByText('Imprint').click()),
    ),
    attached(
      'button-role',
      'Player',
      '<div role="button" tabindex="0" data-track="17">Play</div>',
      `const player = document.querySelector('[role=button]')
      const play = () => location.assign('track-' + player.dataset.track)
      player.addEventListener('click', play)
      player.addEventListener('keydown', ({ key }) => key === 'Enter' && play())`,
      'track-17',
      byHand((page) => page.getByRole('button').click()),
    ),
    attached(
      'menu-item-role',
      'Menu bar',
      '<div role="menubar"><span role="menuitem" tabindex="-1" data-command="5">View</span></div>',
      "document.querySelector('[role=menubar]').addEventListener('click', (event) => location.assign('command-' + event.target.dataset.command))",
      'command-5',
      byHand((page) => page.getByRole('menuitem').click()),
    ),
    attached(
      'enter-on-row',
      'Mailbox for keyboards',
      '<div class="mail" tabindex="0" data-mail="33">Invitation</div>',
      "document.querySelector('.mail').addEventListener('keydown', (event) => event.key === 'Enter' && location.assign('mail-' + event.target.dataset.mail))",
      'mail-33',
      byHand((page) => page.getByText('Invitation').press('Enter')),
    ),
    attached(
      'late',
      'Slow scripts',
      '<div id="late" data-place="3">Garden</div>',
      "setTimeout(() => document.getElementById('late').addEventListener('click', (event) => location.assign('place-' + event.target.dataset.place)), 600)",
      'place-3',
      byHand(async (page) => {
        await page.waitForTimeout(700);
        await page.getByText('Garden').click();
      }),
    ),
    attached(
      'element-added-late',
      'Slow data',
      '<div id="list"></div>',
      `setTimeout(() => {
        const item = Object.assign(document.createElement('div'), { textContent: 'Bridge' })
        item.onclick = () => location.assign(['item', 4].join('-'))
        document.getElementById('list').append(item)
      }, 500)`,
      'item-4',
      byHand((page) => page.getByText('Bridge').click()),
    ),
    attached(
      'two-listeners',
      'Counted clicks',
      '<div id="counted" data-door="2">Door</div>',
      `const counted = document.getElementById('counted')
      counted.addEventListener('click', () => { counted.dataset.clicked = 'yes' })
      counted.addEventListener('click', () => counted.dataset.clicked && location.assign('door-' + counted.dataset.door))`,
      'door-2',
      byHand((page) => page.getByText('Door').click()),
    ),
    attached(
      'replaced-listener',
      'Start and stop',
      '<button type="button" id="engine">Start</button>',
      `const engine = document.getElementById('engine')
      const start = () => {
        engine.removeEventListener('click', start)
        engine.textContent = 'Stop'
        engine.addEventListener('click', () => location.assign(['garage', 1].join('-')))
      }
      engine.addEventListener('click', start)`,
      'garage-1',
      byHand(async (page) => {
        await page.getByText('Start', { exact: true }).click();
        await page.getByText('Stop', { exact: true }).click();
      }),
    ),
    attached(
      'captured',
      'Stopped events',
      '<div id="outer"><div id="inner" data-box="9">Box</div></div>',
      `document.getElementById('outer').addEventListener('click', (event) => {
        event.stopPropagation()
        location.assign('box-' + event.target.dataset.box)
      }, { capture: true })`,
      'box-9',
      byHand((page) => page.getByText('Box', { exact: true }).click()),
    ),
    attached(
      'shortcut',
      'Editor with shortcuts',
      '<p>Press <kbd>?</kbd> for help.</p>',
      "window.addEventListener('keydown', ({ key }) => { if (key === '?') location.assign(['help', key.length].join('-')) })",
      'help-1',
      byHand((page) => page.keyboard.press('?')),
    ),
    attached(
      'double-click',
      'Spreadsheet',
      '<table><tr><td data-cell="22">B2</td></tr></table>',
      "document.querySelector('td').addEventListener('dblclick', (event) => location.assign('cell-' + event.target.dataset.cell))",
      'cell-22',
      byHand((page) => page.getByText('B2').dblclick()),
    ),
    attached(
      'hover',
      'Preview cards',
      '<div class="preview" data-preview="13">Lighthouse</div>',
      "document.querySelector('.preview').addEventListener('mouseenter', (event) => location.assign('preview-' + event.target.dataset.preview))",
      'preview-13',
      byHand((page) => page.getByText('Lighthouse').hover()),
    ),
    attached(
      'delegated-hover',
      'Glossary',
      '<p>The <dfn data-term="7">quorum</dfn> was there.</p>',
      "document.body.addEventListener('mouseover', (event) => { if (event.target.matches('dfn')) location.assign('term-' + event.target.dataset.term) })",
      'term-7',
      byHand((page) => page.getByText('quorum').hover()),
    ),
    attached(
      'long-press',
      'Home screen',
      '<div class="app" style="width:80px;height:80px" data-app="5">Clock</div>',
      `const app = document.querySelector('.app')
      let timer
      app.addEventListener('pointerdown', () => { timer = setTimeout(() => location.assign('app-' + app.dataset.app), 600) })
      app.addEventListener('pointerup', () => clearTimeout(timer))`,
      'app-5',
      byHand((page) => page.getByText('Clock').click({ delay: 800 })),
    ),
    attached(
      'swipe',
      'Cards to swipe',
      '<div class="stack" style="height:200px;touch-action:none" data-card="3">Swipe me</div>',
      `const stack = document.querySelector('.stack')
      let from = 0
      stack.addEventListener('touchstart', (event) => { from = event.touches[0].clientX }, { passive: true })
      stack.addEventListener('touchend', (event) => {
        if (Math.abs(event.changedTouches[0].clientX - from) > 60) location.assign('card-' + stack.dataset.card)
      })`,
      'card-3',
      byHand(async (page) => {
        const session = await page.context().newCDPSession(page);
        const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
          session.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: type === 'touchEnd' ? [] : [{ x, y: 180 }],
          });
        await touch('touchStart', 300);
        await touch('touchMove', 400);
        await touch('touchMove', 500);
        await touch('touchEnd', 500);
      }),
    ),
    attached(
      'drag-and-drop',
      'Board with columns',
      '<div id="task" draggable="true" data-task="16">Paint the fence</div><div id="done" style="height:90px;border:1px solid">Done</div>',
      `const task = document.getElementById('task')
      const done = document.getElementById('done')
      task.addEventListener('dragstart', (event) => event.dataTransfer.setData('text/plain', task.dataset.task))
      done.addEventListener('dragover', (event) => event.preventDefault())
      done.addEventListener('drop', (event) => {
        event.preventDefault()
        fetch('done-' + event.dataTransfer.getData('text/plain'), { method: 'POST' })
      })`,
      'POST done-16',
      byHand((page) => page.dragAndDrop('#task', '#done')),
    ),
    attached(
      'pointer-drag',
      'Order of the list',
      '<ol id="sortable"><li style="touch-action:none" data-item="1">One</li><li data-item="2">Two</li><li data-item="3">Three</li></ol>',
      `const list = document.getElementById('sortable')
      let held = null
      list.addEventListener('pointerdown', (event) => { held = event.target.closest('li'); event.preventDefault() })
      document.addEventListener('pointermove', (event) => {
        const over = document.elementFromPoint(event.clientX, event.clientY)?.closest('#sortable li')
        if (held && over && over !== held) over.after(held)
      })
      document.addEventListener('pointerup', () => {
        const order = [...list.children].map(({ dataset }) => dataset.item).join('')
        if (held && order !== '123') fetch('order', { method: 'PUT', body: order })
        held = null
      })`,
      'PUT order',
      byHand(async (page) => {
        await page.getByText('One').hover();
        await page.mouse.down();
        await page.getByText('Three').hover();
        await page.mouse.up();
      }),
    ),
    attached(
      'debounced-input',
      'Live search',
      '<label>Search <input id="live" type="search"></label>',
      `let timer
      document.getElementById('live').addEventListener('input', ({ target }) => {
        clearTimeout(timer)
        timer = setTimeout(() => target.value && fetch('suggest-' + target.type.length), 400)
      })`,
      'suggest-6',
      byHand((page) => page.getByLabel('Search').fill('boat')),
    ),
    attached(
      'slider',
      'Loan calculator',
      '<label>Years <input id="years" type="range" min="1" max="30" value="10"></label>',
      "document.getElementById('years').addEventListener('change', ({ target }) => target.value !== '10' && fetch('rate-' + target.max))",
      'rate-30',
      byHand((page) => page.getByLabel('Years').press('ArrowRight')),
    ),
    attached(
      'in-view',
      'Story with scenes',
      '<p style="height:5000px">Scene one.</p><section data-scene="2">Scene two.</section>',
      `new IntersectionObserver(([{ isIntersecting, target }]) => {
        if (isIntersecting) fetch('scene-' + target.dataset.scene)
      }).observe(document.querySelector('section'))`,
      'scene-2',
      byHand((page) => page.locator('section').scrollIntoViewIfNeeded()),
    ),
    attached(
      'canvas',
      'Chart',
      '<canvas width="300" height="100" style="border:1px solid" data-series="8"></canvas>',
      "document.querySelector('canvas').addEventListener('click', ({ target, offsetX }) => offsetX > 20 && location.assign('series-' + target.dataset.series))",
      'series-8',
      byHand((page) => page.locator('canvas').click()),
    ),
  ],
};

function attached(
  name: string,
  title: string,
  markup: string,
  script: string,
  target: string,
  proof: Technique['proof'],
): Technique {
  const page = `${markup}\n<script>\n${script}\n</script>`;
  return { name, title, why: hears, page, targets: [target], proof };
}
