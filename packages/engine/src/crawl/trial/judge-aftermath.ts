import { effectOfMethod } from '../actions/classify-effect.ts';
import { means } from '../actions/intent-words.ts';
import type { SeenTraffic } from '../browser/traffic.ts';
import type { KnownAction } from '../map/site-map.ts';
import type { Aftermath } from './aftermath.ts';

/** Questions and refused requests say that the action is not one to try. */
export function keptOff(action: KnownAction, { incidents, traffic }: Aftermath): boolean {
  // When another page came all the same, it was that page's own question.
  const wentOn = traffic.some((one) => one.mainDocument);
  const question = wentOn ? undefined : incidents.questions[0];
  const [refusal] = incidents.refusals;
  if (question !== undefined) {
    action.effect = means('destroy', `${question} ${action.label}`) ? 'destructive' : 'write';
    action.outcome = {
      kind: 'left-alone',
      reason: `Left alone because it asks for confirmation: “${question.slice(0, 200)}”.`,
    };
    return true;
  }
  if (refusal === undefined) return false;
  if (!refusal.includes('out of scope')) action.effect = 'destructive';
  action.outcome = { kind: 'left-alone', reason: `Left alone because ${refusal}.` };
  return true;
}

/** A button whose script sends something is no reader, whatever its caption says. */
export function effectShown(
  action: KnownAction,
  traffic: readonly SeenTraffic[],
): KnownAction['effect'] {
  const { operation, effect } = action;
  // What asks the server for nothing changes nothing there, whatever its caption says.
  if (effect === 'write' && operation.kind === 'click' && traffic.length === 0) return 'read';
  // Words alone made a writer of a form without a method.
  const isGet = operation.kind === 'submit-form' && operation.form.method === 'get';
  if (effect === 'write' && isGet && !traffic.some(changesSomething)) return 'read';
  if (effect !== 'read' || operation.kind === 'open' || operation.kind === 'follow-link')
    return effect;
  if (operation.kind === 'submit-form' && operation.form.purpose === 'search') return effect;
  return traffic.some(changesSomething) ? 'write' : 'read';
}

const asking = /search|query|graphql|filter|preview|suggest|track|analytics|collect|log\b|beacon/i;

function changesSomething({ kind, method, url, operation }: SeenTraffic): boolean {
  if (kind === 'other' || effectOfMethod(method) === 'read') return false;
  return operation === null ? !asking.test(url) : operation === 'mutation';
}

/** The status of the page that came last, or of the last answer when no page came. */
export function statusOf(traffic: readonly SeenTraffic[]): number | null {
  return traffic.findLast((one) => one.mainDocument)?.status ?? traffic.at(-1)?.status ?? null;
}
