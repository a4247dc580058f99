import { PageTitle } from '../../ui/page-title.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';

/** A run's page before anything of it is known. */
export function RunSkeleton() {
  return (
    <div className="space-y-4">
      <PageTitle title="Run" />
      <Loading label="Loading the run" />
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-4 w-44" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-20 w-full rounded-xl" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-56 rounded-xl" />
        <Skeleton className="h-56 rounded-xl" />
      </div>
    </div>
  );
}
