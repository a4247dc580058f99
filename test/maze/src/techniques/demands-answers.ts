import { randomUUID } from 'node:crypto';
import { json, page, redirect } from '../reply.ts';
import { fieldText } from '../request.ts';
import { byHand, type Technique } from '../technique.ts';

/** Forms whose server gives something out or answers in its own way. */
export const answerDemands: readonly Technique[] = [rotatingToken(), errorsAsJson()];

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
