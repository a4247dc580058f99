import type { Account, Form } from '../../model/site-graph.ts';
import type { FilledValue } from '../forms/fill-values.ts';

/** The account that a sign-up with these values made; null for any other form, or when too little is known of it. */
export function accountOf(
  form: Form,
  inputs: readonly FilledValue[],
  actionId: string,
): Account | null {
  const typed = (kind: string) =>
    inputs.find(({ field: { fill } }) => fill.kind === 'generate' && fill.generator.kind === kind)
      ?.value;
  const username = typed('email') ?? typed('username');
  const password = typed('password') ?? inputs.find(({ field }) => isPasswordName(field))?.value;
  return form.purpose === 'sign-up' && username && password
    ? { username, password, actionId }
    : null;
}

/** A password by a rule of the page's own is made by a pattern. */
function isPasswordName({ name, label }: FilledValue['field']): boolean {
  return /pass|pwd|kennwort/i.test(`${name} ${label}`);
}
