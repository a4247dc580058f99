import { sendPage } from '../answer.ts';
import type { Trap } from '../trap.ts';

const number = (text: string) => Number(/\d+/.exec(text)?.[0] ?? 0);

/** Sites without an end. */
export const endlessTraps: readonly Trap[] = [
  {
    name: 'endless-links',
    title: 'Links without end',
    why: 'Every page links to twenty new ones.',
    serve: ({ response, rest }) => {
      const links = Array.from(
        { length: 20 },
        (_, at) => `<a href="/endless-links/${rest}${at}/">${at}</a>`,
      );
      sendPage(response, `Links below ${rest || 'the root'}`, links.join('\n'));
    },
  },
  {
    name: 'calendar',
    title: 'Calendar',
    why: 'There is always a next month.',
    serve: ({ response, query }) => {
      const month = Number(query.get('month') ?? 24_000);
      const title = `Month ${(month % 12) + 1} of ${Math.floor(month / 12)}`;
      const days = Array.from(
        { length: 28 },
        (_, day) => `<a href="?month=${month}&day=${day + 1}">${day + 1}</a>`,
      );
      sendPage(
        response,
        title,
        `<a href="?month=${month - 1}">Previous</a> <a href="?month=${month + 1}">Next</a> ${days.join(' ')}`,
      );
    },
  },
  {
    name: 'facets',
    title: 'Shop with filters',
    why: 'Every choice of filters is an address of its own: 2^12 of them.',
    serve: ({ response, query }) => {
      const chosen = new Set(query.getAll('f'));
      const links = Array.from({ length: 12 }, (_, at) => {
        const name = `filter-${'abcdefghijkl'[at]}`;
        const next = new Set(chosen);
        if (!next.delete(name)) next.add(name);
        return `<a href="?${[...next].map((one) => `f=${one}`).join('&')}">${name}</a>`;
      });
      sendPage(response, 'Chairs', links.join('\n'));
    },
  },
  {
    name: 'session-in-address',
    title: 'Forum with session ids',
    why: 'Every answer gives out a new session id in all its links.',
    serve: ({ response }) => {
      const sid = crypto.randomUUID().replaceAll('-', '');
      const pages = ['index', 'members', 'search', 'help'];
      sendPage(
        response,
        'Forum',
        pages
          .map(
            (one) =>
              `<a href="/session-in-address/${one};jsessionid=${sid}?PHPSESSID=${sid}">${one}</a>`,
          )
          .join('\n'),
      );
    },
  },
  {
    name: 'next-page',
    title: 'Catalogue with a next page',
    why: 'The last page still offers a next one.',
    serve: ({ response, rest }) => {
      const at = number(rest);
      sendPage(
        response,
        `Page ${at}`,
        `<p>Nothing new.</p><a rel="next" href="/next-page/page-${at + 1}">Next page</a>`,
      );
    },
  },
  {
    name: 'growing-path',
    title: 'Misplaced slash',
    why: 'A relative link that makes its own path longer every time.',
    serve: ({ response }) => {
      sendPage(
        response,
        'About us',
        '<a href="about/us/">About us</a> <a href="?from=here&amp;from=there">Again</a>',
      );
    },
  },
  {
    name: 'growing-query',
    title: 'Return addresses',
    why: 'Every link carries the address of its page, which carries the one before.',
    serve: ({ response, message }) => {
      const here = encodeURIComponent(message.url ?? '');
      sendPage(response, 'Sign in first', `<a href="?return=${here}">Sign in</a>`);
    },
  },
  {
    name: 'endless-scroll',
    title: 'Timeline without end',
    why: 'Whenever the end comes into view, the page grows.',
    serve: ({ response }) => {
      sendPage(
        response,
        'Timeline',
        `<div id="posts"></div><div id="end">…</div>
        <script>
          let count = 0
          new IntersectionObserver(([{ isIntersecting }]) => {
            if (isIntersecting) grow()
          }).observe(end)
          const grow = () => {
            for (let at = 0; at < 10; at += 1) {
              count += 1
              posts.insertAdjacentHTML('beforeend', '<p style="height:200px"><a href="/endless-scroll/post-' + count + '">Post ' + count + '</a></p>')
            }
            setTimeout(() => { if (end.getBoundingClientRect().top < innerHeight * 2) grow() }, 100)
          }
        </script>`,
      );
    },
  },
  {
    name: 'endless-clicks',
    title: 'Tree without end',
    why: 'Every click adds two more things to click.',
    serve: ({ response }) => {
      sendPage(
        response,
        'Tree',
        `<ul id="tree"><li>Root</li></ul>
        <script>tree.addEventListener('click', ({ target }) => {
          target.insertAdjacentHTML('beforeend', '<ul><li>' + target.textContent.slice(0, 20) + ' left</li><li>' + target.textContent.slice(0, 20) + ' right</li></ul>')
        })</script>`,
      );
    },
  },
  {
    name: 'many-buttons',
    title: 'Ten thousand buttons',
    why: 'Trying each would take hours.',
    serve: ({ response }) => {
      const buttons = Array.from(
        { length: 10_000 },
        (_, at) => `<button type="button" onclick="this.textContent += '!'">Button ${at}</button>`,
      );
      sendPage(response, 'Buttons', buttons.join('\n'));
    },
  },
  {
    name: 'many-forms',
    title: 'A form in every row',
    why: 'Five hundred rows, each with the same form.',
    serve: ({ response }) => {
      const rows = Array.from(
        { length: 500 },
        (_, at) =>
          `<form method="post" action="/many-forms/row-${at}"><input name="note"><button>Save</button></form>`,
      );
      sendPage(response, 'Rows', rows.join('\n'));
    },
  },
];
