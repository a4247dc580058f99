import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'info';

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'text-muted bg-sunken',
  ok: 'text-ok bg-ok/10 dark:bg-ok/14',
  warn: 'text-warn bg-warn/10 dark:bg-warn/14',
  bad: 'text-bad bg-bad/10 dark:bg-bad/14',
  info: 'text-info bg-info/10 dark:bg-info/14',
};

/** A word about a thing's state: never by colour alone. */
export function Badge(props: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span
      title={props.title}
      className={classNames(
        'inline-flex h-5 items-center gap-1 rounded-[5px] px-1.5 text-2xs font-medium whitespace-nowrap [&_svg]:size-3',
        tones[props.tone ?? 'neutral'],
      )}
    >
      {props.icon}
      {props.children}
    </span>
  );
}

export const toneText: Readonly<Record<Tone, string>> = {
  neutral: 'text-muted',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
};
