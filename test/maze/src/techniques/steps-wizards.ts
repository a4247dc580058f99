import { type MazeReply, page, redirect } from '../reply.ts';
import { fieldText, type MazeRequest } from '../request.ts';
import { byHand, type Technique } from '../technique.ts';

/** Forms in several parts, remembered by the page, the session or a token. */
export const wizards: readonly Technique[] = [
  {
    name: 'script-wizard',
    title: 'Insurance quote',
    why: 'One page shows three forms, one after the other.',
    page: `<form novalidate>
          <fieldset><label>First name <input name="first" required></label></fieldset>
          <fieldset hidden><label>Age <input name="age" type="number" min="18" max="99" required></label></fieldset>
          <fieldset hidden><label><input name="agree" type="checkbox" required> I agree</label></fieldset>
          <button>Next</button>
        </form>
        <script>
          const parts = [...document.querySelectorAll('fieldset')]
          let at = 0
          document.querySelector('form').onsubmit = (event) => {
            event.preventDefault()
            if (![...parts[at].querySelectorAll('input')].every((field) => field.reportValidity())) return
            at += 1
            if (at === parts.length) return location.assign('quote-' + parts.length)
            parts.forEach((part, number) => { part.hidden = number !== at })
          }
        </script>`,
    targets: ['quote-3'],
    proof: byHand(async (page) => {
      await page.getByLabel('First name').fill('Ann');
      await page.getByRole('button').click();
      await page.getByLabel('Age').fill('44');
      await page.getByRole('button').click();
      await page.getByLabel('I agree').check();
      await page.getByRole('button').click();
    }),
  },
  {
    name: 'session-wizard',
    title: 'Application for a permit',
    why: 'The server remembers the steps in the visitor’s session.',
    page: () => wizardStep('Applicant', 'applicant', 'vehicle'),
    targets: ['permit'],
    routes: {
      vehicle: (request) => nextStep(request, 'applicant', null, 'Vehicle', 'plate', 'review'),
      review: (request) => nextStep(request, 'plate', 'applicant', 'Review', 'remark', 'issue'),
      issue: async (request) =>
        (await remembered(request, 'remark', 'plate')) ? redirect('permit') : redirect('./'),
    },
    proof: byHand(async (page) => {
      for (const name of ['applicant', 'plate', 'remark']) {
        await page.getByLabel(name).fill('Something');
        await page.getByRole('button').click();
      }
    }),
  },
  {
    name: 'token-wizard',
    title: 'Registration in two parts',
    why: 'The second form carries a token that the first one’s answer made.',
    page: '<form method="post" action="second"><label>City <input name="city" required></label><button>Continue</button></form>',
    targets: ['registered'],
    routes: {
      second: async (request) => {
        const city = fieldText(await request.form(), 'city');
        if (city === '') return redirect('./');
        const token = Buffer.from(`city:${city}`).toString('base64url');
        return page(
          'Second part',
          `<form method="post" action="finish"><input type="hidden" name="token" value="${token}"><label>Street <input name="street" required></label><button>Register</button></form>`,
        );
      },
      finish: async (request) => {
        const form = await request.form();
        const token = Buffer.from(fieldText(form, 'token'), 'base64url').toString();
        return redirect(
          token.startsWith('city:') && fieldText(form, 'street') ? 'registered' : './',
        );
      },
    },
    proof: byHand(async (page) => {
      await page.getByLabel('City').fill('Oslo');
      await page.getByRole('button').click();
      await page.getByLabel('Street').fill('High Street 1');
      await page.getByRole('button').click();
    }),
  },
];

function wizardStep(title: string, field: string, next: string): MazeReply {
  return page(
    title,
    `<form method="post" action="${next}"><label>${field} <input name="${field}" required></label><button>Next</button></form>`,
  );
}

/** Shows the next step when what went before was really filled in by this visitor. */
async function nextStep(
  request: MazeRequest,
  given: string,
  before: string | null,
  ...[title, field, next]: [title: string, field: string, next: string]
): Promise<MazeReply> {
  return (await remembered(request, given, before))
    ? wizardStep(title, field, next)
    : redirect('./');
}

async function remembered(
  request: MazeRequest,
  given: string,
  before: string | null,
): Promise<boolean> {
  const value = fieldText(await request.form(), given);
  const session = request.session();
  if (value === '' || (before !== null && !session.has(before))) return false;
  session.set(given, value);
  return true;
}
