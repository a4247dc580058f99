import type { Flow } from '../../packages/engine/src/model/flow.ts';
import { addressesOverlap, textsOverlap } from './address-pattern.ts';
import { type SentField, type SentRequest, sentRequests } from './sent-requests.ts';
import type { TruthFlow, TruthRequest } from './truth.ts';

/**
 * The discovered flows that do what a flow of the truth does: they send its last request, the one that
 * does the work, while each request before it (a preview, a look at the settings) is sent by any flow.
 * Verified ones come first, among them those that send the earlier requests themselves, then those that
 * write the least besides and come from the page that the truth names.
 */
export function flowsThatDo(truth: TruthFlow, flows: readonly Flow[]): readonly Flow[] {
  const last = truth.requests.at(-1);
  if (last === undefined) return [];
  const sent = flows.map((flow) => ({ flow, requests: sentRequests(flow) }));
  const earlier = truth.requests.slice(0, -1);
  const allSent = earlier.every((request) =>
    sent.some(({ requests }) => requests.some((one) => doesWhat(request, one))),
  );
  if (!allSent) return [];
  const rank = ({ flow, requests }: (typeof sent)[number]) =>
    (flow.proof.kind === 'verified' ? 0 : 1_000) -
    10 * earlier.filter((request) => requests.some((one) => doesWhat(request, one))).length +
    requests.filter(({ method }) => method !== 'GET').length -
    (comesFrom(truth.page, requests) ? 0.5 : 0);
  return sent
    .filter(({ requests }) => requests.some((one) => doesWhat(last, one)))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ flow }) => flow);
}

function comesFrom(page: string | undefined, requests: readonly SentRequest[]): boolean {
  return (
    page !== undefined &&
    requests.some(
      ({ method, address }) => method === 'GET' && addressesOverlap(page, address, 'same-query'),
    )
  );
}

/** Whether a request is the one that the truth means: method, address and every field it lists. */
export function doesWhat(wanted: TruthRequest, sent: SentRequest): boolean {
  return (
    wanted.method === sent.method &&
    addressesOverlap(wanted.url, sent.address, 'more-query-allowed') &&
    fieldNames(wanted.fields).every((field) => carries(sent.fields, field))
  );
}

function fieldNames(fields: TruthRequest['fields']): readonly string[] {
  const listed = Array.isArray(fields) ? fields : Object.keys(fields ?? {});
  return listed.filter((field) => !/^(?:\.\.\.|…)/.test(field));
}

function carries(sent: readonly SentField[], wanted: string): boolean {
  const [name = '', value] = wanted.split(/=(.*)/s);
  const pattern = name.replace('[...]', '[*]');
  return sent.some(
    ([other, text]) =>
      textsOverlap(pattern, other) && (value === undefined || textsOverlap(value, text)),
  );
}
