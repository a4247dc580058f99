import { byHand, type Technique } from '../technique.ts';

const after = 'One thing comes after the other; each can be seen and done.';

/** One element leads to the next on the same page. */
export const chains: readonly Technique[] = [
  {
    name: 'click-change-click',
    title: 'Safe with a hint',
    why: after,
    page: `<button type="button">Show the choice</button><div id="place"></div>
        <script>
          document.querySelector('button').onclick = () => {
            place.innerHTML = '<label>Size <select><option value="">Choose</option><option value="4">Large</option></select></label>'
            place.querySelector('select').onchange = ({ target }) => {
              place.insertAdjacentHTML('beforeend', '<span id="go">Continue</span>')
              go.onclick = () => location.assign('size-' + target.value)
            }
          }
        </script>`,
    targets: ['size-4'],
    proof: byHand(async (page) => {
      await page.getByText('Show the choice').click();
      await page.getByLabel('Size').selectOption('Large');
      await page.getByText('Continue').click();
    }),
  },
  {
    name: 'three-clicks',
    title: 'Nested settings',
    why: after,
    page: `<div id="stage"><span class="more">Settings</span></div>
        <script>
          const names = ['Settings', 'Advanced', 'Experimental']
          let depth = 0
          stage.addEventListener('click', ({ target }) => {
            if (!target.matches('.more')) return
            depth += 1
            if (depth === names.length) location.assign('flags-' + depth)
            else stage.innerHTML = '<span class="more">' + names[depth] + '</span>'
          })
        </script>`,
    targets: ['flags-3'],
    proof: byHand(async (page) => {
      for (const name of ['Settings', 'Advanced', 'Experimental']) {
        await page.getByText(name, { exact: true }).click();
      }
    }),
  },
  {
    name: 'same-button-again',
    title: 'Are you sure you want to see it?',
    why: 'The first click changes nothing but the caption.',
    page: `<button type="button">Show the ending</button>
        <script>
          const button = document.querySelector('button')
          button.onclick = () => {
            button.textContent = 'Really show it'
            button.onclick = () => location.assign(['ending', 1].join('-'))
          }
        </script>`,
    targets: ['ending-1'],
    proof: byHand(async (page) => {
      await page.getByRole('button').click();
      await page.getByRole('button').click();
    }),
  },
  {
    name: 'removed-button',
    title: 'Lottery ticket',
    why: after,
    page: `<button type="button" id="scratch">Scratch</button>
        <script>scratch.onclick = () => {
          const prize = Object.assign(document.createElement('div'), { textContent: 'Look at your prize' })
          prize.onclick = () => location.assign('prize-' + prize.textContent.length)
          scratch.replaceWith(prize)
        }</script>`,
    targets: ['prize-18'],
    proof: byHand(async (page) => {
      await page.getByText('Scratch').click();
      await page.getByText('Look at your prize').click();
    }),
  },
  {
    name: 'hover-then-click',
    title: 'Photo wall',
    why: after,
    page: `<div id="photo" style="height:80px;border:1px solid">Beach</div>
        <script>photo.addEventListener('mouseover', () => {
          if (photo.querySelector('b')) return
          photo.insertAdjacentHTML('beforeend', ' <b data-photo="20">Enlarge</b>')
          photo.querySelector('b').addEventListener('click', ({ target }) => location.assign('photo-' + target.dataset.photo))
        })</script>`,
    targets: ['photo-20'],
    proof: byHand(async (page) => {
      await page.hover('#photo');
      await page.getByText('Enlarge').click();
    }),
  },
  {
    name: 'consent-enables',
    title: 'House rules',
    why: 'The box makes the button usable.',
    page: `<label><input type="checkbox"> I have read the rules</label><button type="button" disabled data-house="7">Enter</button>
        <script>
          const [box, button] = document.querySelectorAll('input, button')
          box.onchange = () => { button.disabled = !box.checked }
          button.onclick = () => location.assign('house-' + button.dataset.house)
        </script>`,
    targets: ['house-7'],
    proof: byHand(async (page) => {
      await page.getByRole('checkbox').check();
      await page.getByRole('button').click();
    }),
  },
  {
    name: 'right-order',
    title: 'Coffee machine',
    why: 'The second button works only after the first.',
    page: `<button type="button" id="cup">Put a cup</button><button type="button" id="brew">Brew</button>
        <script>
          let ready = false
          cup.onclick = () => { ready = true }
          brew.onclick = () => { if (ready) location.assign(['coffee', 1].join('-')) }
        </script>`,
    targets: ['coffee-1'],
    proof: byHand(async (page) => {
      await page.getByText('Put a cup').click();
      await page.getByText('Brew').click();
    }),
  },
  {
    name: 'tab-in-accordion',
    title: 'Device details',
    why: after,
    page: `<h2 id="section" aria-expanded="false">Network</h2><div id="body" hidden><div role="tablist"><span role="tab" data-tab="wired">Wired</span><span role="tab" data-tab="radio">Radio</span></div><div id="panel"></div></div>
        <script>
          section.onclick = () => { body.hidden = !body.hidden; section.setAttribute('aria-expanded', String(!body.hidden)) }
          body.addEventListener('click', ({ target }) => {
            if (target.dataset.tab) panel.innerHTML = target.dataset.tab === 'radio' ? '<a href="channels-' + target.textContent.length + '">Channels</a>' : 'No cable'
          })
        </script>`,
    targets: ['channels-5'],
    proof: byHand(async (page) => {
      await page.getByText('Network').click();
      await page.getByRole('tab', { name: 'Radio' }).click();
      await page.getByText('Channels').click();
    }),
  },
  {
    name: 'edit-in-place',
    title: 'Inline editor',
    why: 'A click on the text makes a field of it, and the field has a button.',
    page: `<span id="name" title="Click to edit">My list</span>
        <script>name_ = document.getElementById('name'); name_.onclick = () => {
          name_.onclick = null
          name_.innerHTML = '<input value="My list" aria-label="List name"><button type="button">Save</button>'
          name_.querySelector('button').onclick = () => fetch('list-' + name_.id.length, { method: 'PUT', body: name_.querySelector('input').value })
        }</script>`,
    targets: ['PUT list-4'],
    proof: byHand(async (page) => {
      await page.getByText('My list').click();
      await page.getByRole('button').click();
    }),
  },
  {
    name: 'filter-then-pick',
    title: 'Big directory',
    why: 'Nothing is listed until something is typed.',
    page: `<label>Name <input id="filter"></label><button type="button" id="search">List</button><ul id="hits"></ul>
        <script>
          search.onclick = () => { if (filter.value) hits.innerHTML = '<li data-hit="3">First hit</li>' }
          hits.onclick = ({ target }) => location.assign('hit-' + target.dataset.hit)
        </script>`,
    targets: ['hit-3'],
    proof: byHand(async (page) => {
      await page.getByLabel('Name').fill('Ann');
      await page.getByRole('button').click();
      await page.getByText('First hit').click();
    }),
  },
];
