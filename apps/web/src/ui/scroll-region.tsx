import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** What may be larger than its place scrolls by itself, by keyboard as well, and the page doesn't. */
export function ScrollRegion(props: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className={classNames(
        'scroll-hint overflow-auto overscroll-x-contain focus-visible:-outline-offset-2',
        props.className,
      )}
    >
      {props.children}
    </section>
  );
}
