import { json, markup, page, redirect } from '../reply.ts';
import { fieldText } from '../request.ts';
import { byHand, type Route, type TechniqueGroup, thereAndBack } from '../technique.ts';

const sends = 'A person fills it in and sends it.';

/** Leads on when the field came with something in it. */
const needs =
  (field: string, to: string): Route =>
  async (request) => {
    const value = request.query.get(field) ?? fieldText(await request.form(), field);
    return redirect(value === '' ? './' : to);
  };

/** Ways to send a form. */
export const submits: TechniqueGroup = {
  name: 'submits',
  title: 'Forms, and how they are sent',
  techniques: [
    {
      name: 'get',
      title: 'Search',
      why: sends,
      page: '<form action="search"><label>Search for <input name="q" type="search"></label><button>Search</button></form>',
      targets: ['search', 'results'],
      routes: { search: needs('q', 'results') },
      proof: byHand(async (page) => {
        await page.getByLabel('Search for').fill('chair');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'post',
      title: 'Suggestion box',
      why: sends,
      page: '<form method="post" action="suggest"><label>Your suggestion <textarea name="text"></textarea></label><button>Send</button></form>',
      targets: ['POST suggest', 'thanks'],
      routes: { suggest: needs('text', 'thanks') },
      proof: byHand(async (page) => {
        await page.getByLabel('Your suggestion').fill('More chairs');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'own-address',
      title: 'Poll',
      why: 'A form without an action goes to its own page.',
      page: async (request) => {
        if (request.method === 'POST') return needs('vote', 'votes')(request);
        return page(
          'Poll',
          '<form method="post"><label><input type="radio" name="vote" value="tea"> Tea</label><label><input type="radio" name="vote" value="coffee"> Coffee</label><button>Vote</button></form>',
        );
      },
      targets: ['votes'],
      proof: byHand(async (page) => {
        await page.getByLabel('Tea').check();
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'button-address',
      title: 'Letter with two buttons',
      why: 'Each button may send the form to a place of its own.',
      page: '<form method="post" action="send"><label>Letter <input name="letter"></label><button>Send</button><button formaction="draft">Keep as a draft</button></form>',
      targets: ['sent', 'kept'],
      routes: { send: needs('letter', 'sent'), draft: needs('letter', 'kept') },
      proof: byHand(async (page) => {
        for (const caption of ['Send', 'Keep as a draft']) {
          await page.goto(new URL('./', page.url()).href);
          await page.getByLabel('Letter').fill('Dear all');
          await page.getByRole('button', { name: caption }).click();
        }
      }),
    },
    {
      name: 'button-method',
      title: 'Preview by another method',
      why: 'A button may send the form by a method of its own.',
      page: '<form method="post" action="publish"><label>Post <input name="post"></label><button>Publish</button><button formmethod="get" formaction="preview">Preview</button></form>',
      targets: ['POST publish', 'GET preview'],
      routes: { publish: needs('post', './'), preview: needs('post', './') },
      proof: byHand(async (page) => {
        for (const caption of ['Publish', 'Preview']) {
          await page.getByLabel('Post').fill('News');
          await page.getByRole('button', { name: caption }).click();
        }
      }),
    },
    {
      name: 'button-value',
      title: 'Review with a verdict',
      why: 'The server does what the pressed button says.',
      page: '<form method="post" action="review"><label>Remark <input name="remark"></label><button name="verdict" value="approve">Approve</button><button name="verdict" value="question">Ask a question</button></form>',
      targets: ['approve-done', 'question-done'],
      routes: {
        review: async (request) => {
          const verdict = fieldText(await request.form(), 'verdict');
          return redirect(['approve', 'question'].includes(verdict) ? `${verdict}-done` : './');
        },
      },
      proof: byHand(async (page) => {
        await thereAndBack(page, page.getByText('Approve'));
        await page.getByText('Ask a question').click();
      }),
    },
    {
      name: 'outside-field',
      title: 'Table with a form around it',
      why: 'Field and button stand outside the form and name it.',
      page: '<form id="add" method="post" action="add"></form><table><tr><td><label>Item <input name="item" form="add"></label></td><td><button form="add">Add</button></td></tr></table>',
      targets: ['POST add', 'added'],
      routes: { add: needs('item', 'added') },
      proof: byHand(async (page) => {
        await page.getByLabel('Item').fill('Rope');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'image-button',
      title: 'Old search',
      why: 'A picture is the button and sends the place of the click.',
      page: '<form action="find"><label>Word <input name="word"></label><input type="image" alt="Find" width="40" height="20" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="></form>',
      targets: ['found'],
      routes: {
        find: ({ query }) => redirect(query.get('word') && query.has('x') ? 'found' : './'),
      },
      proof: byHand(async (page) => {
        await page.getByLabel('Word').fill('cat');
        await page.getByAltText('Find').click();
      }),
    },
    {
      name: 'select-on-change',
      title: 'Country chooser',
      why: 'The form is sent as soon as something is chosen.',
      page: '<form action="shop"><label>Country <select name="country" onchange="this.form.submit()"><option value="">Choose</option><option value="is">Iceland</option></select></label></form>',
      targets: ['shop-is'],
      routes: { shop: ({ query }) => redirect(query.get('country') === 'is' ? 'shop-is' : './') },
      proof: byHand((page) => page.getByLabel('Country').selectOption('Iceland')),
    },
    {
      name: 'jump-list',
      title: 'Jump list',
      why: 'The chosen value is half of the address.',
      page: `<label>Year <select><option>2023</option><option>2024</option></select></label>
        <script>document.querySelector('select').addEventListener('change', ({ target }) => location.assign('year-' + target.value))</script>`,
      targets: ['year-2024'],
      proof: byHand((page) => page.getByLabel('Year').selectOption('2024')),
    },
    {
      name: 'radio-on-change',
      title: 'Delivery choice',
      why: 'The form is sent as soon as something is chosen.',
      page: '<form method="post" action="delivery"><label><input type="radio" name="way" value="post" checked onchange="this.form.submit()"> Post</label><label><input type="radio" name="way" value="bike" onchange="this.form.submit()"> Bicycle</label></form>',
      targets: ['by-bike'],
      routes: {
        delivery: async (request) =>
          redirect(fieldText(await request.form(), 'way') === 'bike' ? 'by-bike' : './'),
      },
      proof: byHand((page) => page.getByLabel('Bicycle').click()),
    },
    {
      name: 'enter-alone',
      title: 'Command line',
      why: 'There is no button; the key in the field sends it.',
      page: '<form method="post" action="run"><label>Command <input name="command"></label></form>',
      targets: ['POST run', 'output'],
      routes: { run: needs('command', 'output') },
      proof: byHand(async (page) => {
        await page.getByLabel('Command').fill('list');
        await page.getByLabel('Command').press('Enter');
      }),
    },
    {
      name: 'element-as-button',
      title: 'Designer form',
      why: 'An element with a handler sends the form.',
      page: `<form method="post" action="order"><label>Dish <input name="dish"></label><div class="cta">Order</div></form>
        <script>document.querySelector('.cta').addEventListener('click', () => document.forms[0].requestSubmit())</script>`,
      targets: ['POST order', 'ordered'],
      routes: { order: needs('dish', 'ordered') },
      proof: byHand(async (page) => {
        await page.getByLabel('Dish').fill('Soup');
        await page.getByText('Order', { exact: true }).click();
      }),
    },
    {
      name: 'no-form-at-all',
      title: 'Single-page form',
      why: 'Fields and a button, and the script sends what they hold.',
      page: `<div><label>Title <input id="title"></label><label>Text <textarea id="text"></textarea></label><button type="button">Publish</button><p role="status"></p></div>
        <script>document.querySelector('button').onclick = async () => {
          const answer = await fetch('articles', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ title: title.value, text: text.value }) })
          const { slug, error } = await answer.json()
          document.querySelector('[role=status]').innerHTML = error ?? '<a href="' + slug + '">Published</a>'
        }</script>`,
      targets: ['POST articles', 'article-1'],
      routes: {
        articles: ({ bodyText }) => {
          const { title, text } = JSON.parse(bodyText || '{}');
          return title && text
            ? json({ slug: 'article-1' })
            : json({ error: 'Write a title and a text.' }, 422);
        },
      },
      proof: byHand(async (page) => {
        await page.getByLabel('Title').fill('News');
        await page.getByLabel('Text').fill('All is well');
        await page.getByRole('button').click();
        await page.getByText('Published').click();
      }),
    },
    {
      name: 'in-dialog',
      title: 'Address book with a dialog',
      why: 'The form appears in a dialog after a click.',
      page: `<button type="button" id="add">New contact</button><dialog><form method="post" action="contacts"><label>Name <input name="name" required></label><button>Save</button></form></dialog>
        <script>add.onclick = () => document.querySelector('dialog').showModal()</script>`,
      targets: ['POST contacts', 'contact'],
      routes: { contacts: needs('name', 'contact') },
      proof: byHand(async (page) => {
        await page.getByText('New contact').click();
        await page.getByLabel('Name').fill('Ann');
        await page.getByText('Save').click();
      }),
    },
    {
      name: 'in-frame',
      title: 'Page with a framed form',
      why: 'The form stands in a frame.',
      page: '<iframe src="form" title="Callback" width="500" height="300"></iframe>',
      targets: ['POST callback', 'promised'],
      routes: {
        form: () =>
          page(
            'Callback',
            '<form method="post" action="callback" target="_top"><label>Phone <input name="phone" type="tel" required></label><button>Call me</button></form>',
          ),
        callback: needs('phone', 'promised'),
      },
      proof: byHand(async (page) => {
        const frame = page.frameLocator('iframe');
        await frame.getByLabel('Phone').fill('+49 30 123456');
        await frame.getByRole('button').click();
      }),
    },
    {
      name: 'saved-on-blur',
      title: 'Form that saves itself',
      why: 'Each field is sent when it is left.',
      page: `<label>Motto <input id="motto"></label><label>Colour <input></label>
        <script>motto.addEventListener('change', () => fetch('field-' + motto.id, { method: 'PUT', body: motto.value }))</script>`,
      targets: ['PUT field-motto'],
      proof: byHand(async (page) => {
        await page.getByLabel('Motto').fill('Onwards');
        await page.getByLabel('Colour').focus();
      }),
    },
    {
      name: 'button-over-form',
      title: 'New member',
      why: 'Frameworks put the button that saves into a bar over the page, outside of the form, and enable it once something was typed.',
      page: `<div class="bar"><button type="button" id="create" disabled>Create</button></div>
        <form id="member"><label>Nickname <input name="nick"></label></form>
        <script>
          member.nick.addEventListener('input', () => { create.disabled = member.nick.value === ''; });
          create.addEventListener('click', async () => {
            await fetch('members', { method: 'POST', body: new URLSearchParams({ nick: member.nick.value }) });
            location.href = 'welcome';
          });
        </script>`,
      targets: ['POST members', 'welcome'],
      routes: { members: needs('nick', 'welcome') },
      proof: byHand(async (page) => {
        await page.getByLabel('Nickname').fill('Kim');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'broken-nesting',
      title: 'Form in an old table',
      why: 'The parser keeps the fields with their form although the tags cross.',
      page: () =>
        markup(
          '<title>Form in an old table</title><h1>Form in an old table</h1><table><form method=post action=enter><tr><td>Name<td><input name=name><tr><td><input type=submit value=Enter></form></table>',
        ),
      targets: ['POST enter', 'inside'],
      routes: { enter: needs('name', 'inside') },
      proof: byHand(async (page) => {
        await page.locator('input[name=name]').fill('Ann');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'two-forms',
      title: 'Library desk',
      why: 'Each form is one of its own.',
      page: '<form method="post" action="borrow"><label>Book <input name="book"></label><button>Borrow</button></form><form method="post" action="renew"><label>Card number <input name="card"></label><button>Renew</button></form>',
      targets: ['borrowed', 'renewed'],
      routes: { borrow: needs('book', 'borrowed'), renew: needs('card', 'renewed') },
      proof: byHand(async (page) => {
        await page.getByLabel('Book').fill('Emma');
        await thereAndBack(page, page.getByText('Borrow'));
        await page.getByLabel('Card number').fill('12');
        await page.getByText('Renew').click();
      }),
    },
    {
      name: 'hidden-fields-alone',
      title: 'Follow the author',
      why: 'A button with hidden fields is a form too.',
      page: '<form method="post" action="follow"><input type="hidden" name="author" value="12"><button>Follow</button></form>',
      targets: ['POST follow', 'following'],
      routes: { follow: needs('author', 'following') },
      proof: byHand((page) => page.getByRole('button').click()),
    },
  ],
};
