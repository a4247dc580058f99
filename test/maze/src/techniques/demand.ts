import type { Page } from 'playwright-core';
import { page, redirect } from '../reply.ts';
import { type FormValue, fieldText } from '../request.ts';
import { byHand, type Route, type Technique } from '../technique.ts';

export type Sent = (name: string) => string;

/** A form that leads to `thanks` when everything it demands is there. */
export interface Demand {
  readonly name: string;
  readonly title: string;
  readonly fields: string;
  /** Markup after the form: its script. */
  readonly after?: string;
  readonly encoding?: string;
  /** What the server has against it; null when it is content. */
  readonly objection: (
    sent: Sent,
    form: ReadonlyMap<string, readonly FormValue[]>,
  ) => string | null;
  readonly fill: (page: Page) => Promise<unknown>;
  readonly why?: string;
}

const understood = 'A person reads what is demanded, on the page or in the answer, and gives it.';

export function demand(wanted: Demand): Technique {
  const { name, title, objection, fill, why = understood } = wanted;
  const show = (message: string) => page(title, formMarkup(wanted, message));
  const send: Route = async (request) => {
    if (request.method !== 'POST') return redirect('./');
    const form = await request.form();
    const against = objection((field) => fieldText(form, field), form);
    return against === null
      ? redirect('thanks')
      : show(`<p class="error" role="alert">${against}</p>`);
  };
  return {
    name,
    title,
    why,
    page: () => show(''),
    targets: ['thanks'],
    routes: { send },
    proof: byHand(async (page) => {
      await fill(page);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
    }),
  };
}

function formMarkup({ fields, encoding, after = '' }: Demand, message: string): string {
  const enctype = encoding === undefined ? '' : ` enctype="${encoding}"`;
  return `${message}<form method="post" action="send"${enctype}>\n${fields}\n<button>Send</button>\n</form>\n${after}`;
}
