import { json, markup } from '../reply.ts';
import { byHand, onOpening, type TechniqueGroup } from '../technique.ts';

const appears = 'It appears when a person does what it waits for.';

/** Things that are not there until someone looks for them. */
export const reveal: TechniqueGroup = {
  name: 'reveal',
  title: 'What appears',
  techniques: [
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
      name: 'load-more',
      title: 'Reviews',
      why: 'The last part comes after the button was pressed twice.',
      page: `<ul></ul><button type="button">Load more</button>
        <script>
          let number = 0
          const button = document.querySelector('button')
          button.onclick = async () => {
            number += 1
            const { items, last } = await (await fetch('reviews.json?part=' + number)).json()
            for (const { id, text } of items) document.querySelector('ul').insertAdjacentHTML('beforeend', '<li><a href="review-' + id + '">' + text + '</a></li>')
            if (last) button.remove()
          }
        </script>`,
      targets: ['review-1', 'review-2'],
      routes: {
        'reviews.json': ({ query }) => {
          const part = Number(query.get('part'));
          return json({ items: [{ id: part, text: `Review ${part}` }], last: part >= 2 });
        },
      },
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByText('Review 1').waitFor();
        await page.getByRole('button').click();
        await page.getByText('Review 2').click();
        await page.goBack();
        await page.getByRole('button').click();
        await page.getByText('Review 1').click();
      }),
    },
    {
      name: 'endless-list',
      title: 'Timeline',
      why: 'The next part is loaded whenever the end comes into view.',
      page: `<div id="posts"></div><div id="end">End</div>
        <script>
          let part = 0
          new IntersectionObserver(async ([{ isIntersecting }], observer) => {
            if (!isIntersecting) return
            part += 1
            const { posts } = await (await fetch('posts.json?part=' + part)).json()
            for (const post of posts) document.getElementById('posts').insertAdjacentHTML('beforeend', '<p style="height:900px">' + (post.link ? '<a href="post-' + post.link + '">Last post</a>' : 'Post') + '</p>')
            observer.unobserve(document.getElementById('end'))
            if (posts.length) observer.observe(document.getElementById('end'))
          }).observe(document.getElementById('end'))
        </script>`,
      targets: ['post-44'],
      routes: {
        'posts.json': ({ query }) => {
          const part = Number(query.get('part'));
          return json({ posts: part > 4 ? [] : [{}, part === 4 ? { link: 44 } : {}] });
        },
      },
      proof: byHand(async (page) => {
        for (let part = 1; part <= 4; part += 1) {
          await page.locator('#end').scrollIntoViewIfNeeded();
          await page.waitForFunction(
            (least) => document.querySelectorAll('p').length >= least,
            part * 2,
          );
        }
        await page.getByText('Last post').click();
      }),
    },
    {
      name: 'scroll-container',
      title: 'Long table',
      why: 'Only the rows in view exist; scrolling the box brings the others.',
      page: `<div id="box" style="height:200px;overflow:auto"><div id="sheet" style="height:8000px;position:relative"></div></div>
        <script>
          const draw = () => {
            const first = Math.floor(box.scrollTop / 40)
            sheet.innerHTML = Array.from({ length: 6 }, (_, at) => first + at).filter((row) => row < 200)
              .map((row) => '<div style="position:absolute;top:' + row * 40 + 'px">' + (row === 199 ? '<a href="row-' + row + '">Total</a>' : 'Row ' + row) + '</div>').join('')
          }
          box.addEventListener('scroll', draw)
          draw()
        </script>`,
      targets: ['row-199'],
      proof: byHand(async (page) => {
        await page.locator('#box').evaluate((box) => box.scrollTo(0, box.scrollHeight));
        await page.getByText('Total').click();
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
        await page.getByText('Visas').click();
        await page.goBack();
        await page.getByText('Billing').click();
        await page.getByText('Refunds').click();
      }),
    },
    {
      name: 'delayed',
      title: 'Slow widget',
      why: 'It appears by itself after two seconds; whoever waits for quiet sees it.',
      page: `<div id="widget">Loading</div>
        <script>setTimeout(() => {
          widget.innerHTML = '<a href="widget-' + widget.textContent.length + '">Open the widget</a>'
        }, 2000)</script>`,
      targets: ['widget-7'],
      proof: byHand((page) => page.getByText('Open the widget').click()),
    },
    {
      name: 'fetched',
      title: 'Skeleton page',
      why: 'The page fetches its content when it is loaded.',
      page: `<div id="content" aria-busy="true"></div>
        <script>fetch('items.json').then((answer) => answer.json()).then((items) => {
          content.innerHTML = items.map(({ id, name }) => '<a href="item-' + id + '">' + name + '</a>').join()
        })</script>`,
      targets: ['item-51'],
      routes: { 'items.json': () => json([{ id: 51, name: 'Lamp' }]) },
      proof: byHand((page) => page.getByText('Lamp').click()),
    },
    {
      name: 'suggestions',
      title: 'Search with suggestions',
      why: 'Suggestions appear while someone types.',
      page: `<label>Search the maps <input id="search" type="search" autocomplete="off"></label><ul id="hits" role="listbox"></ul>
        <script>
          search.addEventListener('input', async () => {
            const hits_ = search.value ? await (await fetch('suggest.json?q=' + encodeURIComponent(search.value))).json() : []
            hits.innerHTML = hits_.map(({ id, name }) => '<li role="option" data-map="' + id + '">' + name + '</li>').join('')
          })
          hits.addEventListener('click', ({ target }) => location.assign('map-' + target.dataset.map))
        </script>`,
      targets: ['suggest.json', 'map-27'],
      routes: {
        'suggest.json': ({ query }) =>
          json([{ id: 27, name: `Map of ${query.get('q')?.slice(0, 9).replaceAll('<', '')}` }]),
      },
      proof: byHand(async (page) => {
        await page.getByLabel('Search the maps').fill('Rome');
        await page.getByRole('option').click();
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
      name: 'carousel',
      title: 'Front page with slides',
      why: 'The third slide holds the link; an arrow leads to it.',
      page: `<div id="slide">Slide 1</div><button type="button" aria-label="Next slide">›</button>
        <script>
          let number = 1
          document.querySelector('button').onclick = () => {
            number = number % 3 + 1
            slide.innerHTML = number === 3 ? '<a href="slide-' + number + '">Grand opening</a>' : 'Slide ' + number
          }
        </script>`,
      targets: ['slide-3'],
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByRole('button').click();
        await page.getByText('Grand opening').click();
      }),
    },
    {
      name: 'numbered-pages',
      title: 'Paged table',
      why: 'The address stays the same while the pages change.',
      page: `<table id="table"></table><nav aria-label="Pages"><span class="page">1</span> <span class="page">2</span> <span class="page">3</span></nav>
        <script>
          const show = (number) => { table.innerHTML = '<tr><td>' + (number === 3 ? '<a href="order-' + number * 100 + '">Order 300</a>' : 'Orders of page ' + number) + '</td></tr>' }
          for (const page of document.querySelectorAll('.page')) page.addEventListener('click', () => show(Number(page.textContent)))
          show(1)
        </script>`,
      targets: ['order-300'],
      proof: byHand(async (page) => {
        await page.locator('.page', { hasText: '3' }).click();
        await page.getByText('Order 300').click();
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
      name: 'sorted-column',
      title: 'Table to sort',
      why: 'A click on the head of a column fetches the rows in another order.',
      page: `<table><thead><tr><th class="sortable" data-by="date">Date</th></tr></thead><tbody></tbody></table>
        <script>document.querySelector('.sortable').addEventListener('click', async ({ target }) => {
          document.querySelector('tbody').innerHTML = await (await fetch('rows-by-' + target.dataset.by)).text()
        })</script>`,
      targets: ['rows-by-date'],
      routes: { 'rows-by-date': () => markup('<tr><td>Yesterday</td></tr>') },
      proof: byHand((page) => page.getByText('Date', { exact: true }).click()),
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
    {
      name: 'rotating',
      title: 'News ticker',
      why: 'The pieces of news take turns; each can be seen by whoever looks long enough.',
      page: `<div id="ticker"></div>
        <script>
          let turn = 0
          setInterval(() => { turn += 1; if (turn < 6) fetch('news-' + turn) }, 300)
        </script>`,
      targets: ['news-1', 'news-3'],
      proof: onOpening,
    },
  ],
};
