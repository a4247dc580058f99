import { classNames } from './class-names.ts';

/** Stands where something is about to be. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={classNames('animate-shimmer rounded-md bg-sunken dark:bg-line', className)}
    />
  );
}

/** Says to a screen reader what the skeletons show. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <p role="status" className="sr-only">
      {label}
    </p>
  );
}
