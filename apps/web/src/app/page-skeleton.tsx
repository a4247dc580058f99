import { Loading, Skeleton } from '../ui/skeleton.tsx';

/** The frame of a page whose code is still on its way. */
export function PageSkeleton() {
  return (
    <div className="mx-auto max-w-[1320px] space-y-4 px-4 py-8 sm:px-6">
      <Loading label="Loading the page" />
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
