import { randomUUID } from 'node:crypto';
import { json, page, redirect } from '../reply.ts';
import { fieldText } from '../request.ts';
import { byHand, type Technique } from '../technique.ts';
import { demand } from './demand.ts';

const csvFile = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nAnn\n') };
const pngFile = {
  name: 'face.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const taken = new Set(['admin', 'test', 'user', 'demo']);
const multipart = 'multipart/form-data';

/** Files, editors, passwords, and fields that hang on one another. */
export const hardDemands: readonly Technique[] = [
  demand({
    name: 'file',
    title: 'Import of contacts',
    encoding: multipart,
    fields:
      '<label>CSV file <input name="list" type="file" accept=".csv,text/csv" required></label>',
    objection: (_sent, form) => {
      const file = form.get('list')?.[0];
      return file?.fileName?.endsWith('.csv') && file.text !== '' ? null : 'Send a CSV file.';
    },
    fill: (page) => page.getByLabel('CSV file').setInputFiles(csvFile),
  }),
  demand({
    name: 'picture',
    title: 'Profile picture',
    encoding: multipart,
    fields: '<label>Picture <input name="picture" type="file" accept="image/png" required></label>',
    objection: (_sent, form) =>
      form.get('picture')?.[0]?.text.slice(1, 4) === 'PNG' ? null : 'This is not a PNG picture.',
    fill: (page) => page.getByLabel('Picture').setInputFiles(pngFile),
  }),
  demand({
    name: 'hidden-file-field',
    title: 'Drop your file',
    encoding: multipart,
    fields:
      '<label style="border:2px dashed;padding:2rem">Choose or drop a file<input name="upload" type="file" hidden></label>',
    objection: (_sent, form) => (form.get('upload')?.[0]?.fileName ? null : 'Choose a file first.'),
    fill: (page) => page.locator('input[type=file]').setInputFiles(csvFile),
  }),
  demand({
    name: 'rich-text',
    title: 'Blog post',
    fields:
      '<div id="editor" contenteditable="true" role="textbox" aria-label="Text" aria-multiline="true" style="border:1px solid;min-height:60px"></div><input type="hidden" name="html">',
    after:
      "<script>document.forms[0].addEventListener('submit', () => { document.forms[0].elements.html.value = editor.innerHTML })</script>",
    objection: (sent) =>
      sent('html')
        .replace(/<[^>]*>/g, '')
        .trim()
        ? null
        : 'The text can’t be empty.',
    fill: (page) => page.getByRole('textbox', { name: 'Text' }).fill('Hello, world'),
  }),
  demand({
    name: 'code-editor',
    title: 'Configuration',
    fields:
      '<div class="editor" style="border:1px solid;font-family:monospace"><div class="gutter" style="float:left">1</div><textarea id="keys" aria-label="Configuration (JSON)" autocapitalize="off" style="opacity:.01;position:absolute;height:1em"></textarea><pre class="lines" style="min-height:2em"></pre></div><input type="hidden" name="config" value="">',
    after: `<script>
      const lines = document.querySelector('.lines')
      document.querySelector('.editor').addEventListener('mousedown', (event) => { event.preventDefault(); keys.focus() })
      keys.addEventListener('input', () => {
        lines.textContent = keys.value
        document.forms[0].elements.config.value = lines.textContent
      })
    </script>`,
    objection: (sent) =>
      isJsonObject(sent('config'))
        ? null
        : 'The configuration must be valid JSON, such as {"name": "x"}.',
    fill: async (page) => {
      await page.locator('.lines').click();
      await page.keyboard.insertText('{"name": "x"}');
    },
  }),
  demand({
    name: 'json-text',
    title: 'Webhook',
    fields:
      '<label>Payload (JSON) <textarea name="payload" placeholder=\'{"event": "ping"}\' required></textarea></label>',
    objection: (sent) => (isJsonObject(sent('payload')) ? null : 'Payload is not valid JSON.'),
    fill: (page) => page.getByLabel('Payload').fill('{"event": "ping"}'),
  }),
  demand({
    name: 'password-rules',
    title: 'New password',
    fields:
      '<label>New password <input name="password" type="password" autocomplete="new-password" required></label><p>At least 12 characters with a capital, a digit and one of !?#.</p>',
    objection: (sent) =>
      /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!?#]).{12,}$/.test(sent('password'))
        ? null
        : 'The password does not follow the rules: at least 12 characters, a capital, a digit and one of !?#.',
    fill: (page) => page.getByLabel('New password').fill('Correct-Horse-7!'),
  }),
  demand({
    name: 'password-again',
    title: 'Account',
    fields:
      '<label>User name <input name="login" autocomplete="username" required></label><label>Password <input name="password" type="password" minlength="8" required></label><label>Repeat the password <input name="again" type="password" required></label>',
    objection: (sent) =>
      sent('login') && sent('password').length >= 8 && sent('password') === sent('again')
        ? null
        : 'The passwords are not the same.',
    fill: async (page) => {
      await page.getByLabel('User name').fill('ann');
      await page.getByLabel('Password', { exact: true }).fill('long enough');
      await page.getByLabel('Repeat').fill('long enough');
    },
  }),
  demand({
    name: 'email-again',
    title: 'Tickets by mail',
    fields:
      '<label>E-mail <input name="email" type="email" required></label><label>Confirm e-mail <input name="email_confirmation" type="email" required></label>',
    objection: (sent) =>
      sent('email') && sent('email') === sent('email_confirmation')
        ? null
        : 'The addresses are not the same.',
    fill: async (page) => {
      await page.getByLabel('E-mail', { exact: true }).fill('a@example.com');
      await page.getByLabel('Confirm').fill('a@example.com');
    },
  }),
  demand({
    name: 'unique-name',
    title: 'Project',
    fields: '<label>Project name <input name="project" required></label>',
    objection: (sent) => {
      const name = sent('project').toLowerCase();
      if (name === '' || taken.has(name)) return 'This name has already been taken.';
      taken.add(name);
      return null;
    },
    fill: (page) => page.getByLabel('Project name').fill(`p${randomUUID()}`),
  }),
  demand({
    name: 'identifier',
    title: 'Repository',
    fields: '<label>Identifier <input name="identifier" required></label>',
    objection: (sent) =>
      /^[a-z][a-z0-9-]{2,29}$/.test(sent('identifier'))
        ? null
        : 'Only lower case letters (a-z), digits and dashes are allowed, 3 to 30 characters.',
    fill: (page) => page.getByLabel('Identifier').fill('chair-shop'),
  }),
  demand({
    name: 'card',
    title: 'Donation',
    fields:
      '<label>Card number <input name="number" autocomplete="cc-number" inputmode="numeric" required></label><label>Valid until <input name="expiry" autocomplete="cc-exp" placeholder="MM/YY" required></label><label>Security code <input name="cvc" autocomplete="cc-csc" required></label>',
    objection: (sent) =>
      isCardNumber(sent('number')) &&
      /^(0[1-9]|1[0-2]) ?\/ ?\d\d$/.test(sent('expiry')) &&
      /^\d{3}$/.test(sent('cvc'))
        ? null
        : 'This card is not valid.',
    fill: async (page) => {
      await page.getByLabel('Card number').fill('4242 4242 4242 4242');
      await page.getByLabel('Valid until').fill('12/40');
      await page.getByLabel('Security code').fill('123');
    },
  }),
  demand({
    name: 'address',
    title: 'Delivery address',
    fields:
      '<label>Full name <input name="name" autocomplete="name" required></label><label>Street <input name="street" autocomplete="street-address" required></label><label>Postcode <input name="zip" autocomplete="postal-code" required></label><label>Town <input name="town" autocomplete="address-level2" required></label>',
    objection: (sent) =>
      /^\d{4,5}$/.test(sent('zip')) && sent('town') && sent('street') && sent('name')
        ? null
        : 'The postcode has four or five digits.',
    fill: async (page) => {
      await page.getByLabel('Full name').fill('Ann Other');
      await page.getByLabel('Street').fill('High Street 1');
      await page.getByLabel('Postcode').fill('10115');
      await page.getByLabel('Town').fill('Berlin');
    },
  }),
  demand({
    name: 'stock',
    title: 'Last ones',
    fields:
      '<label>How many <input name="count" type="number" min="1" value="25" required></label>',
    objection: (sent) =>
      Number(sent('count')) <= 3 && Number(sent('count')) > 0
        ? null
        : 'Only 3 left in stock. The number must be less than or equal to 3.',
    fill: (page) => page.getByLabel('How many').fill('2'),
  }),
  demand({
    name: 'depends-on',
    title: 'Where you live',
    fields:
      '<label>Country <select name="country" required><option value="">Choose</option><option value="no">Norway</option><option value="se">Sweden</option></select></label><label>Region <select name="region" required disabled></select></label>',
    after: `<script>
      const [country, region] = document.querySelectorAll('select')
      country.onchange = async () => {
        const names = await (await fetch('regions.json?of=' + country.value)).json()
        region.innerHTML = '<option value="">Choose</option>' + names.map((name) => '<option>' + name + '</option>').join('')
        region.disabled = false
      }
    </script>`,
    objection: (sent) => (sent('country') && sent('region') ? null : 'Choose both.'),
    fill: async (page) => {
      await page.getByLabel('Country').selectOption('Norway');
      await page.getByLabel('Region').selectOption('Viken');
    },
  }),
  demand({
    name: 'other-shows-field',
    title: 'How you found us',
    fields:
      '<fieldset><legend>How?</legend><label><input type="radio" name="how" value="other" required> In another way</label></fieldset><label id="which" hidden>Which way? <input name="which"></label>',
    after:
      "<script>document.querySelector('[name=how]').addEventListener('change', () => { which.hidden = false; which.querySelector('input').required = true })</script>",
    objection: (sent) => (sent('how') === 'other' && sent('which') ? null : 'Tell us which way.'),
    fill: async (page) => {
      await page.getByLabel('In another way').check();
      await page.getByLabel('Which way?').fill('By boat');
    },
  }),
  demand({
    name: 'disabled-until-valid',
    title: 'Guarded form',
    fields:
      '<label>Surname <input name="surname" required></label><label>E-mail <input name="email" type="email" required></label>',
    after: `<script>
      const form = document.forms[0]
      const check = () => { form.querySelector('button').disabled = !form.checkValidity() }
      form.addEventListener('input', check)
      check()
    </script>`,
    objection: (sent) => (sent('surname') && sent('email') ? null : 'Something is missing.'),
    fill: async (page) => {
      await page.getByLabel('Surname').fill('Other');
      await page.getByLabel('E-mail').fill('ann@example.com');
    },
  }),
  demand({
    name: 'pick-from-hits',
    title: 'Assign a colleague',
    fields:
      '<label>Colleague <input id="who" role="combobox" aria-expanded="false" aria-controls="hits" autocomplete="off"></label><input type="hidden" name="colleague"><ul id="hits" role="listbox"></ul>',
    after: `<script>
      who.addEventListener('input', async () => {
        const people = who.value ? await (await fetch('people.json?q=' + encodeURIComponent(who.value))).json() : []
        hits.innerHTML = people.map(({ id, name }) => '<li role="option" data-id="' + id + '">' + name + '</li>').join('')
        who.setAttribute('aria-expanded', String(people.length > 0))
      })
      hits.addEventListener('click', ({ target }) => {
        document.forms[0].elements.colleague.value = target.dataset.id
        who.value = target.textContent
        hits.replaceChildren()
      })
    </script>`,
    objection: (sent) =>
      /^\d+$/.test(sent('colleague')) ? null : 'Choose a colleague from the list.',
    fill: async (page) => {
      await page.getByLabel('Colleague').fill('An');
      await page.getByRole('option').first().click();
    },
  }),
  demand({
    name: 'made-select',
    title: 'Seat',
    fields:
      '<input type="hidden" name="seat"><div id="box" role="combobox" tabindex="0" aria-expanded="false" aria-controls="seats" aria-label="Seat">Choose a seat</div><ul id="seats" role="listbox" hidden><li role="option">Window</li><li role="option">Aisle</li></ul>',
    after: `<script>
      box.onclick = () => { seats.hidden = false; box.setAttribute('aria-expanded', 'true') }
      seats.onclick = ({ target }) => {
        document.forms[0].elements.seat.value = target.textContent
        box.textContent = target.textContent
        seats.hidden = true
      }
    </script>`,
    objection: (sent) => (sent('seat') ? null : 'Choose a seat.'),
    fill: async (page) => {
      await page.getByRole('combobox').click();
      await page.getByRole('option', { name: 'Aisle' }).click();
    },
  }),
  demand({
    name: 'made-checkbox',
    title: 'Alarm',
    fields:
      '<input type="hidden" name="armed" value="no"><div id="armed" role="switch" tabindex="0" aria-checked="false">Arm the alarm</div>',
    after:
      "<script>document.getElementById('armed').onclick = ({ target }) => { target.setAttribute('aria-checked', 'true'); document.forms[0].elements.namedItem('armed')[0]?.setAttribute?.('value', 'yes'); document.querySelector('input[name=armed]').value = 'yes' }</script>",
    objection: (sent) => (sent('armed') === 'yes' ? null : 'The alarm must be armed.'),
    fill: (page) => page.getByRole('switch').click(),
  }),
  demand({
    name: 'stars',
    title: 'Rating',
    fields:
      '<input type="hidden" name="stars"><div role="radiogroup" aria-label="Stars"><span role="radio" aria-checked="false" tabindex="0" data-stars="1">★</span><span role="radio" aria-checked="false" tabindex="0" data-stars="2">★</span><span role="radio" aria-checked="false" tabindex="0" data-stars="3">★</span></div>',
    after:
      "<script>document.querySelector('[role=radiogroup]').onclick = ({ target }) => { document.querySelector('[name=stars]').value = target.dataset.stars ?? ''; target.setAttribute('aria-checked', 'true') }</script>",
    objection: (sent) => (sent('stars') ? null : 'Give at least one star.'),
    fill: (page) => page.getByRole('radio').nth(2).click(),
  }),
  demand({
    name: 'trap-for-robots',
    title: 'Contact',
    fields:
      '<label>Message <textarea name="message" required></textarea></label><div style="position:absolute;left:-5000px" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></div>',
    objection: (sent) => (sent('message') && !sent('website') ? null : 'This looks like spam.'),
    fill: (page) => page.getByLabel('Message').fill('Hello'),
    why: 'A field that no person sees must stay empty.',
  }),
  demand({
    name: 'read-terms-first',
    title: 'Membership',
    fields:
      '<div id="terms" style="height:80px;overflow:auto"><p style="height:900px">The terms</p></div><label><input type="checkbox" name="agree" value="1" disabled> I agree</label>',
    after:
      "<script>terms.onscroll = () => { if (terms.scrollTop + terms.clientHeight > terms.scrollHeight - 4) document.querySelector('[name=agree]').disabled = false }</script>",
    objection: (sent) => (sent('agree') ? null : 'Please agree to the terms.'),
    fill: async (page) => {
      await page.locator('#terms').evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await page.getByLabel('I agree').check();
    },
  }),
  demand({
    name: 'added-rows',
    title: 'Invoice with lines',
    fields: '<div id="lines"></div><button type="button" id="add">Add a line</button>',
    after: `<script>add.onclick = () => lines.insertAdjacentHTML('beforeend', '<label>Article <input name="article" required></label><label>Price <input name="price" type="number" min="1" required></label>')</script>`,
    objection: (sent) =>
      sent('article') && Number(sent('price')) >= 1 ? null : 'An invoice needs at least one line.',
    fill: async (page) => {
      await page.getByText('Add a line').click();
      await page.getByLabel('Article').fill('Rope');
      await page.getByLabel('Price').fill('4');
    },
  }),
  rotatingToken(),
  errorsAsJson(),
].map(withLookUps);

/** A token that is good once, as most frameworks give one out with every form. */
function rotatingToken(): Technique {
  const show = (session: Map<string, string>, message: string) => {
    const token = randomUUID();
    session.set('demands-token', token);
    return page(
      'Guarded by a token',
      `${message}<form method="post" action="send"><input type="hidden" name="csrf_token" value="${token}"><label>Subject <input name="subject" required></label><button>Send</button></form>`,
    );
  };
  return {
    name: 'rotating-token',
    title: 'Guarded by a token',
    why: 'The token comes with the form and is good once.',
    page: ({ session }) => show(session(), ''),
    targets: ['thanks'],
    routes: {
      send: async (request) => {
        if (request.method !== 'POST') return redirect('./');
        const form = await request.form();
        const session = request.session();
        const known = session.get('demands-token');
        session.delete('demands-token');
        return fieldText(form, 'csrf_token') === known && fieldText(form, 'subject')
          ? redirect('thanks')
          : show(session, '<p role="alert">The form has expired.</p>');
      },
    },
    proof: byHand(async (page) => {
      await page.getByLabel('Subject').fill('Hello');
      await page.getByRole('button').click();
    }),
  };
}

/** A single-page form whose server answers 422 and says what is wrong with which field. */
function errorsAsJson(): Technique {
  return {
    name: 'errors-as-json',
    title: 'Form of an application',
    why: 'The errors come as JSON and are shown beside the fields.',
    page: `<form novalidate><label>Code name <input name="code"></label><p class="error" id="code-error"></p><label>Seats <input name="seats"></label><p class="error" id="seats-error"></p><button>Create</button></form><p id="done"></p>
      <script>document.forms[0].onsubmit = async (event) => {
        event.preventDefault()
        const answer = await fetch('rooms', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(new FormData(event.target))) })
        const { errors = {}, key } = await answer.json()
        for (const name of ['code', 'seats']) document.getElementById(name + '-error').textContent = errors[name] ?? ''
        if (key) done.innerHTML = '<a href="room-' + key + '">Open the room</a>'
      }</script>`,
    targets: ['POST rooms', 'room-34'],
    routes: {
      rooms: ({ bodyText }) => {
        const { code = '', seats = '' } = JSON.parse(bodyText || '{}') as Record<string, string>;
        const errors = {
          ...(/^\S{3,12}$/.test(code) ? {} : { code: 'must be 3 to 12 characters without spaces' }),
          ...(/^\d+$/.test(seats) && Number(seats) > 0
            ? {}
            : { seats: 'must be a number greater than 0' }),
        };
        return Object.keys(errors).length > 0 ? json({ errors }, 422) : json({ key: 34 }, 201);
      },
    },
    proof: byHand(async (page) => {
      await page.getByLabel('Code name').fill('oak');
      await page.getByLabel('Seats').fill('12');
      await page.getByRole('button').click();
      await page.getByText('Open the room').click();
    }),
  };
}

/** Two of the forms ask the server while they are filled in. */
function withLookUps(technique: Technique): Technique {
  const lookUps = {
    'regions.json': () => json(['Viken', 'Innlandet']),
    'people.json': () =>
      json([
        { id: 5, name: 'Ann' },
        { id: 6, name: 'Anton' },
      ]),
  };
  return { ...technique, routes: { ...lookUps, ...technique.routes } };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Luhn's check. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
