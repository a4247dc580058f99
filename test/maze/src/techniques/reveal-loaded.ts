import { json, markup } from '../reply.ts';
import { byHand, onOpening, type Technique, thereAndBack } from '../technique.ts';

/** Content that is loaded or turned over later. */
export const loaded: readonly Technique[] = [
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
      await thereAndBack(page, page.getByText('Review 2'));
      await page.getByRole('button').click();
      await page.getByText('Review 1').click();
    }),
  },
  {
    name: 'spinner-first',
    title: 'Loading…',
    why: 'Nothing but a spinner shows while a worker computes for a while; no timer and no request of the page tells when it ends.',
    page: `<div class="spinner" role="progressbar">…</div>
        <script>
          const source = "setTimeout(() => postMessage(['fore', 'cast']), 900)"
          const worker = new Worker(URL.createObjectURL(new Blob([source])))
          worker.onmessage = ({ data }) => {
            document.title = 'Weather'
            document.querySelector('.spinner').outerHTML = '<a href="' + data.join('') + '">Tomorrow</a>'
          }
        </script>`,
    targets: ['forecast'],
    proof: byHand((page) => page.getByText('Tomorrow').click()),
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
];
