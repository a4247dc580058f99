import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** A part of a page on a surface of its own, with a heading when it is given a title. */
export function Panel(props: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly className?: string;
  /** False lets tables and charts reach the edges. */
  readonly padded?: boolean;
  readonly children: ReactNode;
}) {
  const headingId = useId();
  const { title, aside, padded = true } = props;
  return (
    <section
      aria-labelledby={title === undefined ? undefined : headingId}
      className={classNames(
        'min-w-0 rounded-xl border border-line bg-surface shadow-card',
        props.className,
      )}
    >
      {title !== undefined && (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-2">
          <h2 id={headingId} className="text-[13px] font-semibold">
            {title}
          </h2>
          <div className="ml-auto flex items-center gap-2 text-xs text-muted">{aside}</div>
        </header>
      )}
      <div
        className={
          padded
            ? classNames('px-4 pb-4', title === undefined && 'pt-4')
            : 'overflow-clip rounded-b-xl'
        }
      >
        {props.children}
      </div>
    </section>
  );
}
