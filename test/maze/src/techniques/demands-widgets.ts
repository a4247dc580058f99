import { json } from '../reply.ts';
import type { Technique } from '../technique.ts';
import { demand } from './demand.ts';

/** Fields that hang on one another, and widgets that are no fields. */
export const widgetDemands: readonly Technique[] = [
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
    name: 'pick-from-all',
    title: 'Choose a harbour',
    fields:
      '<label>Harbour <input id="harbour" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="harbours" autocomplete="off"></label><input type="hidden" name="harbour"><ul id="harbours" role="listbox"></ul>',
    after: `<script>
      const show = () => {
        const fitting = ['Bergen', 'Oslo', 'Turku'].filter((name) => name.startsWith(harbour.value))
        harbours.innerHTML = fitting.map((name) => '<li role="option">' + name + '</li>').join('') || '<li role="option" aria-disabled="true">Nothing found</li>'
      }
      harbour.addEventListener('input', show)
      harbour.addEventListener('keydown', ({ key }) => { if (key === 'ArrowDown') show() })
      harbours.addEventListener('click', ({ target }) => {
        if (target.ariaDisabled) return
        document.forms[0].elements[1].value = harbour.value = target.textContent
        harbours.replaceChildren()
      })
    </script>`,
    objection: (sent) => (sent('harbour') ? null : 'Choose a harbour from the list.'),
    fill: async (page) => {
      await page.getByRole('combobox').press('ArrowDown');
      await page.getByRole('option', { name: 'Oslo' }).click();
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
      '<input type="hidden" name="armed" value="no"><div role="switch" tabindex="0" aria-checked="false">Arm the alarm</div>',
    after:
      "<script>document.querySelector('[role=switch]').onclick = ({ target }) => { target.setAttribute('aria-checked', 'true'); document.querySelector('[name=armed]').value = 'yes' }</script>",
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
].map(withLookUps);

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
