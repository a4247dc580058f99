import type { ReactNode } from 'react';
import { type Tone, toneText } from './badge.tsx';
import { classNames } from './class-names.ts';

/** Figures side by side. */
export function Tiles({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line shadow-card sm:grid-cols-3 lg:grid-cols-6">
      {children}
    </dl>
  );
}

/** One figure with its name, and what it rests on. */
export function Tile(props: {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: Tone;
  /** What the figure means, for who points at it. */
  readonly title?: string;
}) {
  return (
    <div title={props.title} className="flex min-w-0 flex-col bg-surface px-4 py-3">
      <dt className="text-xs text-muted">{props.label}</dt>
      <dd
        className={classNames(
          'tabular mt-0.5 text-xl leading-7 font-semibold tracking-tight',
          props.tone && toneText[props.tone],
        )}
      >
        {props.value}
      </dd>
      {props.detail !== undefined && (
        <dd className="tabular truncate text-xs text-faint">{props.detail}</dd>
      )}
    </div>
  );
}
