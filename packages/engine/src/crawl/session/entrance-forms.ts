import type { Form } from '../../model/site-graph.ts';
import type { KnownAction } from '../map/site-map.ts';

export function isSignIn({ operation }: Pick<KnownAction, 'operation'>): boolean {
  return operation.kind === 'submit-form' && operation.form.purpose === 'sign-in';
}

export function isSignUp({ operation }: Pick<KnownAction, 'operation'>): boolean {
  return operation.kind === 'submit-form' && operation.form.purpose === 'sign-up';
}

/** What only asks for a name may be something else than the way in, or its first half. */
export function asksForPassword({ fields }: Form): boolean {
  return fields.some(({ fill }) => fill.kind === 'credential' && fill.part === 'password');
}
