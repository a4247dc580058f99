import { Ban, CircleCheck, CircleX, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDuration } from '../../../format/time.ts';
import { paths } from '../../../routing/paths.ts';
import { type Tone, toneText } from '../../../ui/badge.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { RunHead, RunSummary } from '../documents.ts';
import { describeOutcome, type Outcome } from './outcome.ts';

const icons: Readonly<Record<Outcome['kind'], ReactNode>> = {
  passed: <CircleCheck />,
  failed: <CircleX />,
  invalid: <TriangleAlert />,
  broken: <CircleX />,
  aborted: <Ban />,
  interrupted: <Unplug />,
};
const tones: Readonly<Record<Outcome['kind'], Tone>> = {
  passed: 'ok',
  failed: 'bad',
  invalid: 'warn',
  broken: 'bad',
  aborted: 'neutral',
  interrupted: 'warn',
};
const boxes: Readonly<Record<Tone, string>> = {
  ok: 'border-ok/30 bg-ok/6',
  bad: 'border-bad/30 bg-bad/6',
  warn: 'border-warn/30 bg-warn/6',
  neutral: 'border-line bg-surface',
  info: 'border-info/30 bg-info/6',
};

/** How the run ended, why, and what to do about it. */
export function VerdictBanner(props: {
  readonly head: RunHead;
  readonly summary: RunSummary | null;
}) {
  const outcome = describeOutcome(props.head, props.summary);
  const tone = tones[outcome.kind];
  return (
    <section
      aria-label="Verdict"
      className={classNames(
        'flex flex-wrap items-start gap-x-3.5 gap-y-3 rounded-xl border px-4 py-3.5',
        boxes[tone],
      )}
    >
      <span aria-hidden="true" className={classNames('mt-0.5 [&_svg]:size-5', toneText[tone])}>
        {icons[outcome.kind]}
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <h2 className={classNames('text-[15px] font-semibold', toneText[tone])}>{outcome.title}</h2>
        <ul className="mt-0.5 space-y-0.5 text-[13px] text-pretty [overflow-wrap:anywhere]">
          {outcome.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        {props.summary?.warnings.map((warning) => (
          <p
            key={warning}
            className="mt-1 flex items-start gap-1.5 text-[13px] text-pretty text-warn"
          >
            <TriangleAlert aria-label="Note" className="mt-0.5 size-4 shrink-0" />
            {warning}
          </p>
        ))}
        {outcome.advice && (
          <p className="mt-1 text-[13px] text-pretty text-muted">{outcome.advice}</p>
        )}
      </div>
      <div className="flex items-center gap-2">
        {outcome.action === 'flows' && (
          <ButtonLink to={paths.run(props.head.id, 'flows')} size="small">
            See the flows
          </ButtonLink>
        )}
        {outcome.action === 'errors' && (
          <ButtonLink to={paths.run(props.head.id, 'errors')} size="small">
            See the errors
          </ButtonLink>
        )}
        {outcome.action === 'change' && (
          <ButtonLink to={paths.newRun({ from: props.head.id })} size="small">
            Change and run again
          </ButtonLink>
        )}
        {props.summary && (
          <span className="tabular text-xs text-muted">
            {formatDuration(props.summary.durationMs)} of load
          </span>
        )}
      </div>
    </section>
  );
}
