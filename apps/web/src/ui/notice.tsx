import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { classNames } from './class-names.ts';

type NoticeTone = Extract<Tone, 'bad' | 'warn' | 'info'>;

const looks: Readonly<Record<NoticeTone, { readonly icon: ReactNode; readonly box: string }>> = {
  bad: { icon: <CircleAlert className="text-bad" />, box: 'border-bad/30 bg-bad/6' },
  warn: { icon: <TriangleAlert className="text-warn" />, box: 'border-warn/30 bg-warn/6' },
  info: { icon: <Info className="text-info" />, box: 'border-info/25 bg-info/6' },
};

/** Something the reader should know, and what to do about it. A bad one is read out at once. */
export function Notice(props: {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { icon, box } = looks[props.tone];
  return (
    <div
      role={props.tone === 'bad' ? 'alert' : 'status'}
      className={classNames(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3.5 py-3 text-[13px] [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0',
        box,
      )}
    >
      {icon}
      <div className="min-w-0 flex-1 basis-52 [overflow-wrap:anywhere]">
        {props.title && <p className="font-medium">{props.title}</p>}
        <div className={props.title ? 'text-muted' : undefined}>{props.children}</div>
      </div>
      {props.action}
    </div>
  );
}
