import type {
  ExchangeFidelity as ExchangeFidelityModel,
  FidelityCheck as FidelityCheckModel,
  Fidelity as FidelityModel,
  StepFidelity as StepFidelityModel,
  ValueEvidence as ValueEvidenceModel,
  ValueFidelity as ValueFidelityModel,
} from '@flowload/engine/model/fidelity.ts';
import type {
  TrialAnswer as TrialAnswerModel,
  TriedRepair as TriedRepairModel,
} from '@flowload/engine/model/trial.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { VariableOrigin } from './variable.ts';

const ExchangeOutcome = enumType('ExchangeOutcome', ['matched', 'differed', 'not-reached']);
const FidelityCheckKind = enumType('FidelityCheckKind', [
  'status',
  'redirect',
  'content-type',
  'landmarks',
  'absent',
  'json-shape',
]);
const Encoding = enumType('Encoding', ['raw', 'url', 'html', 'json', 'base64', 'jwt']);

/** A flow has about so many of each. */
const rows = { field: 1, multiplier: 5 };

const FidelityCheck = builder.objectRef<FidelityCheckModel>('FidelityCheck').implement({
  description: 'Something that had to be the same again, with what was recorded.',
  fields: (t) => ({
    kind: t.field({ type: FidelityCheckKind, resolve: ({ kind }) => kind }),
    expected: t.stringList({ resolve: ({ expected }) => expected }),
  }),
});

const TrialAnswer = builder.objectRef<TrialAnswerModel>('TrialAnswer').implement({
  description: 'What one user of the trial replay got.',
  fields: (t) => ({
    status: t.exposeInt('status', { nullable: true, description: 'Null when no answer came.' }),
    redirectTo: t.exposeString('redirectTo', {
      nullable: true,
      description: 'Path and query names; values are left out.',
    }),
    contentType: t.exposeString('contentType', { nullable: true }),
    bodyBytes: t.exposeInt('bodyBytes'),
    difference: t.exposeString('difference', {
      nullable: true,
      description: 'What was not as recorded; null when everything was.',
    }),
  }),
});

const ExchangeFidelity = builder.objectRef<ExchangeFidelityModel>('ExchangeFidelity').implement({
  fields: (t) => ({
    exchangeId: t.exposeID('exchangeId'),
    method: t.exposeString('method'),
    url: t.exposeString('url', { description: 'With `${variable}` where values are bound.' }),
    followsRedirect: t.exposeBoolean('followsRedirect'),
    outcome: t.field({ type: ExchangeOutcome, resolve: ({ outcome }) => outcome }),
    checks: t.field({
      type: [FidelityCheck],
      complexity: rows,
      resolve: ({ checks }) => checks,
    }),
    answers: t.field({
      type: [TrialAnswer],
      complexity: { field: 1, multiplier: 2 },
      description: 'One for each user that got there; empty for proofs that kept none.',
      resolve: ({ answers }) => answers,
    }),
    sends: t.stringList({
      description: 'Variables that the request sends.',
      resolve: ({ sends }) => sends,
    }),
    takes: t.stringList({
      description: 'Variables that are taken out of the answer.',
      resolve: ({ takes }) => takes,
    }),
    unexplained: t.stringList({
      description:
        'Places of the request that differed between the recordings and that nothing explains.',
      resolve: ({ unexplained }) => unexplained,
    }),
  }),
});

const StepFidelity = builder.objectRef<StepFidelityModel>('StepFidelity').implement({
  fields: (t) => ({
    stepId: t.exposeID('stepId'),
    name: t.exposeString('name'),
    exchanges: t.field({
      type: [ExchangeFidelity],
      complexity: rows,
      resolve: ({ exchanges }) => exchanges,
    }),
  }),
});

const ValueEvidence = builder.objectRef<ValueEvidenceModel>('ValueEvidence').implement({
  fields: (t) => ({
    encoding: t.field({ type: Encoding, resolve: ({ encoding }) => encoding }),
    places: t.exposeInt('places', {
      description: 'Places in the answer that held the value in both recordings.',
    }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1.' }),
    ambiguity: t.exposeString('ambiguity', { nullable: true }),
    alternatives: t.stringList({
      description: 'Other sources that a repair could have taken.',
      resolve: ({ alternatives }) => alternatives,
    }),
  }),
});

const DynamicValue = builder.objectRef<ValueFidelityModel>('DynamicValue').implement({
  description:
    'A value that is not the same each time. A token that is taken afresh from several answers is several values.',
  fields: (t) => ({
    variable: t.exposeString('variable'),
    origin: t.field({ type: VariableOrigin, resolve: ({ origin }) => origin }),
    source: t.exposeString('source', {
      description: 'In words: "form field csrf_token of GET /login".',
    }),
    sentIn: t.stringList({
      description: 'Requests that send it, such as "POST /login".',
      resolve: ({ sentIn }) => sentIn,
    }),
    evidence: t.field({
      type: ValueEvidence,
      nullable: true,
      description: 'Null for what is not taken out of an answer.',
      resolve: ({ evidence }) => evidence,
    }),
  }),
});

const TriedRepair = builder.objectRef<TriedRepairModel>('TriedRepair').implement({
  fields: (t) => ({
    what: t.exposeString('what'),
    kept: t.exposeBoolean('kept'),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'What the replay with it ended at; null when it came through.',
    }),
  }),
});

export const Fidelity = builder.objectRef<FidelityModel>('Fidelity').implement({
  description: 'What was compared, what differed, where values come from and what was repaired.',
  fields: (t) => ({
    verdict: t.exposeString('verdict', { description: 'The whole in one sentence.' }),
    matched: t.int({
      description: 'Exchanges that were answered as recorded.',
      resolve: ({ exchanges }) => exchanges.matched,
    }),
    differed: t.int({ resolve: ({ exchanges }) => exchanges.differed }),
    notReached: t.int({ resolve: ({ exchanges }) => exchanges.notReached }),
    conflict: t.exposeString('conflict', {
      nullable: true,
      description: 'What two users at once came upon, when the flow only holds for one at a time.',
    }),
    steps: t.field({ type: [StepFidelity], complexity: rows, resolve: ({ steps }) => steps }),
    values: t.field({ type: [DynamicValue], complexity: rows, resolve: ({ values }) => values }),
    repairs: t.field({
      type: [TriedRepair],
      complexity: rows,
      description: 'Every repair that was tried, in order.',
      resolve: ({ repairs }) => repairs,
    }),
  }),
});
