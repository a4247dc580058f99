import type {
  ExchangeFidelity,
  Fidelity,
  FidelityCheck,
  ValueFidelity,
} from '@flowload/engine/model/fidelity.ts';
import type { Flow } from '@flowload/engine/model/flow.ts';
import type { TrialAnswer } from '@flowload/engine/model/trial.ts';
import { bytes, counted, percentage } from './numbers.ts';
import type { Paint } from './paint.ts';
import { type Column, tableLines } from './table.ts';

/** A flow with the fidelity report that was derived from it. */
export interface ExplainedFlow {
  readonly flow: Flow;
  readonly fidelity: Fidelity;
}

const columns: readonly Column[] = [
  { title: '', align: 'left' },
  { title: 'proof', align: 'left' },
  { title: 'requests', align: 'right' },
  { title: 'values', align: 'right' },
  { title: 'to check', align: 'left' },
];

/** All flows of a file, one a line. */
export function overviewText(
  explained: readonly ExplainedFlow[],
  paint: Paint,
  width: number,
): string {
  const rows = explained.map(({ flow, fidelity }) => [
    flow.name,
    mark(fidelity.kind, paint),
    String(exchangesOf(fidelity).length),
    String(fidelity.values.length),
    toCheck(fidelity),
  ]);
  const [header = '', ...lines] = tableLines(columns, rows, width);
  return `${[paint.bold(header), ...lines].join('\n')}\n`;
}

/** What a person should look at first. */
function toCheck(fidelity: Fidelity): string {
  const ambiguous = fidelity.values.filter(({ evidence }) => evidence?.ambiguity).length;
  const unexplained = exchangesOf(fidelity).flatMap((exchange) => exchange.unexplained).length;
  const repairs = fidelity.repairs.filter(({ kept }) => kept).length;
  return [
    ...(fidelity.exchanges.differed > 0 ? [`${fidelity.exchanges.differed} differed`] : []),
    ...(ambiguous > 0 ? [counted(ambiguous, 'ambiguous value')] : []),
    ...(unexplained > 0 ? [counted(unexplained, 'unexplained place')] : []),
    ...(repairs > 0 ? [counted(repairs, 'repair')] : []),
    ...(fidelity.conflict === null ? [] : ['one user at a time']),
  ].join(', ');
}

/** Everything that the proof of one flow rests on. */
export function fidelityText({ flow, fidelity }: ExplainedFlow, paint: Paint): string {
  const blocks = [
    [
      `${paint.bold(flow.name)}  ${mark(fidelity.kind, paint)}  ${paint.dim(flow.effect)}`,
      fidelity.verdict,
      ...(fidelity.conflict === null ? [] : [`Two users at once: ${fidelity.conflict}`]),
    ],
    stepLines(fidelity, paint),
    valueLines(fidelity.values, paint),
    repairLines(fidelity, paint),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

function mark(kind: Fidelity['kind'], paint: Paint): string {
  switch (kind) {
    case 'verified':
      return paint.good('✓ verified');
    case 'failed':
      return paint.bad('✗ failed');
    case 'left-alone':
      return paint.dim('– left alone');
    case 'unproven':
      return paint.dim('– unproven');
  }
}

function stepLines({ steps }: Fidelity, paint: Paint): string[] {
  const home = originOf(steps[0]?.exchanges[0]?.url ?? '');
  return steps.flatMap(({ name, exchanges }, index) => [
    paint.bold(`${index + 1}  ${name}`),
    ...exchanges.flatMap((exchange) => exchangeLines(exchange, home, paint)),
  ]);
}

/** The origin that a flow starts at goes without saying. */
function originOf(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
}

function exchangeLines(exchange: ExchangeFidelity, home: string, paint: Paint): string[] {
  const { method, url, checks, sends, takes, unexplained } = exchange;
  const bound = [
    ...(sends.length > 0 ? [`sends ${sends.join(', ')}`] : []),
    ...(takes.length > 0 ? [`takes ${takes.join(', ')}`] : []),
  ];
  return [
    `   ${outcomeMark(exchange, paint)} ${method} ${originOf(url) === home ? url.slice(home.length) : url}`,
    paint.dim(`       must be: ${checks.map(checkText).join(' · ')}`),
    ...answerLines(exchange.answers, paint),
    ...(bound.length > 0 ? [paint.dim(`       ${bound.join('; ')}`)] : []),
    ...unexplained.map((place) =>
      paint.warn(`       ! ${place} was another one each time, and no earlier answer holds it`),
    ),
  ];
}

function outcomeMark({ outcome, followsRedirect }: ExchangeFidelity, paint: Paint): string {
  const sign = {
    matched: paint.good('✓'),
    differed: paint.bad('✗'),
    'not-reached': paint.dim('–'),
  };
  return followsRedirect ? `${sign[outcome]} ↳` : sign[outcome];
}

const mostTexts = 4;

function checkText({ kind, expected }: FidelityCheck): string {
  switch (kind) {
    case 'status':
      return `status ${expected.join()}`;
    case 'redirect':
      return `to ${expected.join()}`;
    case 'content-type':
      return expected.join();
    case 'landmarks':
      return `shows ${listed(expected)}`;
    case 'absent':
      return `does not show ${listed(expected)}`;
    case 'json-shape':
      return `JSON with ${listed(expected)}`;
  }
}

function listed(texts: readonly string[]): string {
  return `${texts.slice(0, mostTexts).join(', ')}${more(texts)}`;
}

function more(texts: readonly string[]): string {
  return texts.length > mostTexts ? ` and ${texts.length - mostTexts} more` : '';
}

/** Users who got the same share a line. */
function answerLines(answers: readonly TrialAnswer[], paint: Paint): string[] {
  const users = Map.groupBy(
    answers.map((answer, index) => ({ text: answerText(answer), answer, index })),
    ({ text }) => text,
  );
  return [...users].flatMap(([text, [first, ...others]]) => {
    if (first === undefined) return [];
    const who =
      others.length === 0
        ? `user ${first.index + 1}`
        : others.length + 1 === answers.length
          ? 'every user'
          : `${others.length + 1} users`;
    const { difference } = first.answer;
    const line = paint.dim(`       ${who} got: ${text}`);
    return difference === null ? [line] : [line, paint.bad(`         ${difference}`)];
  });
}

function answerText({ status, redirectTo, contentType, bodyBytes }: TrialAnswer): string {
  if (status === null) return 'no answer';
  return [
    `status ${status}`,
    ...(redirectTo === null ? [] : [`to ${redirectTo}`]),
    ...(contentType === null ? [] : [contentType]),
    ...(bodyBytes === 0 ? [] : [bytes(bodyBytes)]),
  ].join(' · ');
}

function valueLines(values: readonly ValueFidelity[], paint: Paint): string[] {
  if (values.length === 0) return [];
  return [
    paint.bold('Values that are not the same each time'),
    ...values.flatMap(({ variable, source, sentIn, evidence }) => [
      `   ${variable}: ${source}`,
      ...(sentIn.length > 0 ? [paint.dim(`       sent in ${sentIn.join(', ')}`)] : []),
      ...(evidence === null ? [] : [paint.dim(`       ${evidenceText(evidence)}`)]),
      ...(evidence?.ambiguity ? [paint.warn(`       ! ${evidence.ambiguity}`)] : []),
    ]),
  ];
}

function evidenceText(evidence: NonNullable<ValueFidelity['evidence']>): string {
  const { encoding, places, confidence, alternatives } = evidence;
  return [
    `${percentage(confidence)} sure`,
    `seen in ${counted(places, 'place')} of the answer`,
    ...(encoding === 'raw' ? [] : [`encoded as ${encoding}`]),
    ...(alternatives.length > 0 ? [`else from ${alternatives.join('; ')}`] : []),
  ].join(' · ');
}

function repairLines({ repairs }: Fidelity, paint: Paint): string[] {
  if (repairs.length === 0) return [];
  return [
    paint.bold('Repairs that were tried'),
    ...repairs.flatMap(({ what, kept, problem }) => [
      `   ${kept ? paint.good('✓ kept') : paint.dim('– no better')}: ${what}`,
      ...(problem === null ? [] : [paint.dim(`       then ${problem}`)]),
    ]),
  ];
}

function exchangesOf({ steps }: Fidelity): readonly ExchangeFidelity[] {
  return steps.flatMap(({ exchanges }) => exchanges);
}
