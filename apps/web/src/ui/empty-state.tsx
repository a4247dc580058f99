import type { ReactNode } from 'react';

/** A place where there is nothing yet, and what to do next. */
export function EmptyState(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      <div className="mb-4 grid size-11 place-items-center rounded-xl border border-line bg-sunken text-muted [&_svg]:size-5">
        {props.icon}
      </div>
      <h2 className="text-[15px] font-semibold">{props.title}</h2>
      <div className="mt-1 text-[13px] text-pretty text-muted">{props.children}</div>
      {props.action && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">{props.action}</div>
      )}
    </div>
  );
}
