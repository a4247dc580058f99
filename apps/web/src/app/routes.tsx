import type { RouteObject } from 'react-router';
import { patterns } from '../routing/paths.ts';
import { NotFound } from '../ui/not-found.tsx';
import { Layout } from './layout.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { RouteError } from './route-error.tsx';

/** Pages are loaded when they are visited; each has an error boundary of its own within the frame. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          {
            path: patterns.home,
            lazy: async () => ({
              Component: (await import('../features/history/history-page.tsx')).HistoryPage,
            }),
          },
          {
            path: patterns.newRun,
            lazy: async () => ({
              Component: (await import('../features/new-run/new-run-page.tsx')).NewRunPage,
            }),
          },
          {
            path: patterns.run,
            lazy: async () => ({
              Component: (await import('../features/run/run-page.tsx')).RunPage,
            }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
