import type { TokenPurpose } from '../data/single-use-tokens.ts';
import { ClientError, type Reply } from './reply.ts';
import type { RequestBody } from './request-body.ts';
import type { Visit } from './visit.ts';

export interface ShopRequest {
  /** Path and query as they came. */
  readonly target: string;
  /** The part of the path that the route left open, decoded; '' when it leaves none. */
  readonly param: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: RequestBody;
  readonly visit: Visit;
}

export type Handler = (request: ShopRequest) => Reply;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** One segment may be left open: `/product/:slug/reviews`. */
  readonly path: string;
  readonly handle: Handler;
}

/** The fields of a posted form. */
export function formOf(request: ShopRequest): URLSearchParams {
  if (request.body.kind === 'form') return request.body.fields;
  throw new ClientError(415, 'This address takes a submitted form.');
}

export function text(fields: URLSearchParams, name: string): string {
  return (fields.get(name) ?? '').trim();
}

export function spendToken(request: ShopRequest, purpose: TokenPurpose, value: string): boolean {
  return request.visit.session.tokens.spend(purpose, value);
}

/** The fields of a form whose token is still good, which is thereby spent. */
export function freshForm(request: ShopRequest): URLSearchParams {
  const fields = formOf(request);
  if (spendToken(request, 'form', fields.get('csrf_token') ?? '')) return fields;
  throw new ClientError(
    403,
    'This form was sent already or is too old. Go back, reload the page and try again.',
  );
}
