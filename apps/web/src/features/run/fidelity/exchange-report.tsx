import {
  ChevronRight,
  CircleCheck,
  CircleDashed,
  CircleX,
  CornerDownRight,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../format/number.ts';
import type { ExchangeFidelity } from './documents.ts';
import { UrlTemplate } from './url-template.tsx';

const outcomes = {
  MATCHED: { label: 'answered as recorded', icon: CircleCheck, tone: 'text-ok' },
  DIFFERED: { label: 'differed', icon: CircleX, tone: 'text-bad' },
  NOT_REACHED: { label: 'not reached', icon: CircleDashed, tone: 'text-faint' },
} as const;

const checkLabels: Readonly<Record<ExchangeFidelity['checks'][number]['kind'], string>> = {
  STATUS: 'Status',
  REDIRECT: 'Leads to',
  CONTENT_TYPE: 'Type',
  LANDMARKS: 'Shows',
  ABSENT: 'Does not show',
  JSON_SHAPE: 'JSON has',
};

/** One request: in a line, and opened with what had to be the same and what each user got. */
export function ExchangeReport(props: {
  readonly exchange: ExchangeFidelity;
  /** The origin that is left out of addresses. */
  readonly home: string;
}) {
  const { exchange, home } = props;
  const outcome = outcomes[exchange.outcome];
  const Icon = outcome.icon;
  const status = exchange.checks.find(({ kind }) => kind === 'STATUS')?.expected[0];
  return (
    <details className="group/exchange" open={exchange.outcome === 'DIFFERED'}>
      <summary className="flex cursor-pointer list-none items-baseline gap-2 rounded-md py-1 pr-1 font-mono text-xs hover:bg-sunken/60 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3 shrink-0 self-center text-faint transition-transform group-open/exchange:rotate-90"
        />
        <Icon
          aria-label={outcome.label}
          className={`size-3.5 shrink-0 self-center ${outcome.tone}`}
        />
        {exchange.followsRedirect && (
          <CornerDownRight
            aria-label="after the redirect"
            className="size-3 shrink-0 self-center text-faint"
          />
        )}
        <span className="shrink-0 font-semibold text-muted">{exchange.method}</span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <UrlTemplate template={withoutOrigin(exchange.url, home)} />
        </span>
        {exchange.unexplained.length > 0 && (
          <TriangleAlert
            aria-label="sends something that nothing explains"
            className="size-3.5 shrink-0 self-center text-warn"
          />
        )}
        <span className="text-faint">{status}</span>
      </summary>
      <dl className="mt-1 mb-2 grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 rounded-md bg-sunken/50 px-3 py-2.5 text-xs sm:ml-5 sm:grid-cols-[7.5rem_minmax(0,1fr)]">
        {exchange.checks.map(({ kind, expected }) => (
          <Fact key={kind} label={checkLabels[kind]}>
            <Texts texts={expected} />
          </Fact>
        ))}
        <Answers answers={exchange.answers} />
        <Names label="Sends" names={exchange.sends} />
        <Names label="Takes out" names={exchange.takes} />
        {exchange.unexplained.length > 0 && (
          <Fact label="Unexplained">
            <span className="text-warn">
              {exchange.unexplained.join(', ')}: another one each time it was recorded, and no
              earlier answer holds it. Sent as it was first recorded.
            </span>
          </Fact>
        )}
      </dl>
    </details>
  );
}

function withoutOrigin(url: string, origin: string): string {
  return origin !== '' && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

const mostTexts = 6;

function Texts({ texts }: { readonly texts: readonly string[] }) {
  const shown = texts.slice(0, mostTexts);
  const rest = texts.slice(mostTexts);
  return (
    <span title={rest.length > 0 ? rest.join('\n') : undefined}>
      {shown.join(' · ')}
      {rest.length > 0 && <span className="text-faint"> and {rest.length} more</span>}
    </span>
  );
}

function Names({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Fact label={label}>
      <span className="font-mono text-accent-text">{names.join(', ')}</span>
    </Fact>
  );
}

type Answer = ExchangeFidelity['answers'][number];

/** What the users of the trial replay got; those who got the same share a line. */
function Answers({ answers }: { readonly answers: readonly Answer[] }) {
  const groups = [...Map.groupBy(answers.entries(), ([, answer]) => answerWords(answer))];
  return groups.map(([words, users]) => (
    <Fact
      key={words}
      label={whoGot(
        users.map(([index]) => index + 1),
        answers.length,
      )}
    >
      {words}
      {users[0]?.[1].difference && <p className="text-bad">{users[0][1].difference}</p>}
    </Fact>
  ));
}

function whoGot(users: readonly number[], all: number): string {
  if (users.length === all && all > 1) return all === 2 ? 'Both users got' : `All ${all} users got`;
  return users.length === 1 ? `User ${users[0]} got` : `Users ${users.join(', ')} got`;
}

function answerWords({ status, redirectTo, contentType, bodyBytes }: Answer): string {
  if (status === null) return 'no answer';
  return [
    String(status),
    ...(redirectTo === null ? [] : [`to ${redirectTo}`]),
    ...(contentType === null ? [] : [contentType]),
    ...(bodyBytes === 0 ? [] : [formatBytes(bodyBytes)]),
  ].join(' · ');
}
