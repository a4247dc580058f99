import type {
  ExchangeFidelity,
  ExchangeOutcome,
  Fidelity,
  FidelityCheck,
  FidelityCounts,
} from '../model/fidelity.ts';
import type { Exchange, Expectation, Flow, Proof, RequestTemplate } from '../model/flow.ts';
import type { Trial } from '../model/trial.ts';
import { exchangesOf, variablesOf } from './flow-variables.ts';
import { valuesOf } from './value-fidelity.ts';
import { landmarkWords } from './value-words.ts';

/** Tells what a flow's proof rests on. Derived from the flow alone, so that a file of flows can be explained as well. */
export function fidelityOf(flow: Flow): Fidelity {
  const trial = trialOf(flow.proof);
  const outcome = outcomesIn(flow, trial);
  const steps = flow.steps.map(({ id, name, exchanges }) => ({
    stepId: id,
    name,
    exchanges: exchanges.map((exchange) => exchangeFidelity(exchange, outcome(exchange), trial)),
  }));
  const counts = countOutcomes(steps.flatMap(({ exchanges }) => exchanges));
  return {
    kind: flow.proof.kind,
    verdict: verdictOf(flow, counts),
    exchanges: counts,
    steps,
    values: valuesOf(flow),
    repairs: trial?.repairs ?? [],
    conflict: trial?.conflict ?? null,
  };
}

function trialOf(proof: Proof): Trial | null {
  return (proof.kind === 'verified' || proof.kind === 'failed' ? proof.trial : null) ?? null;
}

/** A proof that kept nothing of its replay still says where that ended. */
function outcomesIn(flow: Flow, trial: Trial | null): (exchange: Exchange) => ExchangeOutcome {
  const { proof } = flow;
  if (proof.kind === 'verified') return () => 'matched';
  if (proof.kind !== 'failed') return () => 'not-reached';
  const order = exchangesOf(flow).map(({ exchange }) => exchange.id);
  const failedAt = proof.exchangeId === null ? -1 : order.indexOf(proof.exchangeId);
  return ({ id }) => {
    if (id === proof.exchangeId) return 'differed';
    if (order.indexOf(id) > failedAt) {
      // One of the users may have come further than the one that failed.
      const reached = trial?.exchanges.find(({ exchangeId }) => exchangeId === id);
      if (reached === undefined) return 'not-reached';
      return reached.answers.some(({ difference }) => difference !== null) ? 'differed' : 'matched';
    }
    return 'matched';
  };
}

function exchangeFidelity(
  exchange: Exchange,
  outcome: ExchangeOutcome,
  trial: Trial | null,
): ExchangeFidelity {
  const { id, request, expect, extractors, followsRedirect, unexplained = [] } = exchange;
  return {
    exchangeId: id,
    method: request.method,
    url: urlOf(request),
    followsRedirect,
    outcome,
    checks: checksOf(expect),
    answers: trial?.exchanges.find(({ exchangeId }) => exchangeId === id)?.answers ?? [],
    sends: [...variablesOf(exchange)],
    takes: extractors.map(({ variable }) => variable),
    unexplained,
  };
}

function urlOf({ origin, path, query }: RequestTemplate): string {
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  return search === '' ? `${origin}${path}` : `${origin}${path}?${search}`;
}

function checksOf(expect: Expectation): FidelityCheck[] {
  const checks: FidelityCheck[] = [
    { kind: 'status', expected: [String(expect.status)] },
    { kind: 'redirect', expected: optional(expect.redirectTo) },
    { kind: 'content-type', expected: optional(expect.contentType) },
    { kind: 'landmarks', expected: expect.landmarks.map(landmarkWords) },
    { kind: 'json-shape', expected: expect.jsonShape },
    { kind: 'absent', expected: expect.absent.map(landmarkWords) },
  ];
  return checks.filter(({ expected }) => expected.length > 0);
}

function optional(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}

function countOutcomes(exchanges: readonly ExchangeFidelity[]): FidelityCounts {
  const count = (outcome: ExchangeOutcome) =>
    exchanges.filter((exchange) => exchange.outcome === outcome).length;
  return {
    matched: count('matched'),
    differed: count('differed'),
    notReached: count('not-reached'),
  };
}

function verdictOf({ proof, steps }: Flow, { matched }: FidelityCounts): string {
  switch (proof.kind) {
    case 'verified':
      return verifiedWords(proof, matched);
    case 'failed': {
      const step = steps.find(({ id }) => id === proof.stepId);
      return step === undefined ? proof.reason : `At “${step.name}”: ${proof.reason}`;
    }
    case 'left-alone':
      return proof.reason;
    case 'unproven':
      return 'Its trial replay was not reached.';
  }
}

function verifiedWords(
  { users, repairs }: Extract<Proof, { kind: 'verified' }>,
  requests: number,
): string {
  const what = requests === 1 ? 'the one request' : `each of the ${requests} requests`;
  const after =
    repairs.length === 0
      ? ''
      : `, after ${repairs.length === 1 ? 'one repair' : `${repairs.length} repairs`}`;
  return users === 1
    ? `One user after another replayed it, and ${what} was answered as recorded${after}. It is loaded by one user at a time: the target keeps one document that all its users change.`
    : `${users} users replayed it at once, and ${what} was answered as recorded${after}.`;
}
