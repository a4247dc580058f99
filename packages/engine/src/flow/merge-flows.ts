import type { Effect } from '../model/effect.ts';
import type { Exchange, Flow } from '../model/flow.ts';
import { exchangesOf } from './flow-variables.ts';

/**
 * One flow of several that send exactly the same and are answered alike: two links to one page are two
 * ways in the site and one flow under load. What is left keeps its place and id, the most telling of the
 * names and the strongest of the effects.
 */
export function mergeFlows(flows: readonly Flow[]): Flow[] {
  const merged = new Map<string, Flow>();
  for (const flow of flows) {
    const key = flow.steps.length === 0 ? `only ${flow.id}` : keyOf(flow);
    const known = merged.get(key);
    merged.set(key, known === undefined ? flow : mergeTwo(known, flow));
  }
  return [...merged.values()];
}

/** Requests and the outcome of each: the texts that are looked for come from the same pages. */
function keyOf(flow: Flow): string {
  return JSON.stringify(exchangesOf(flow).map(({ exchange }) => sentAndGot(exchange)));
}

function sentAndGot({ request, expect }: Exchange): unknown {
  return [request, expect.status, expect.redirectTo, expect.contentType];
}

function mergeTwo(one: Flow, other: Flow): Flow {
  const named = awkwardness(other.name) < awkwardness(one.name) ? other : one;
  return { ...one, name: named.name, effect: stronger(one.effect, other.effect) };
}

/** What a name has against it: told apart by a number or place, made of symbols, named after a mere role. */
function awkwardness(name: string): number {
  const marks = [/\([^)]*\)$/, /\bgeneric\b/i, /[[\]{}<>|→−+*]/u, /^.{41}/, /^\P{L}/u];
  return marks.filter((mark) => mark.test(name)).length;
}

const strength: Readonly<Record<Effect, number>> = { read: 0, write: 1, destructive: 2 };

function stronger(one: Effect, other: Effect): Effect {
  return strength[other] > strength[one] ? other : one;
}
