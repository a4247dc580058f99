import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { askedLoad } from '../run/documents.ts';

export const historyQuery = graphql(
  `
  query History($filter: RunFilter, $first: Int, $after: String, $last: Int, $before: String) {
    runs(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges {
        node {
          id
          name
          state
          active
          verdict
          createdAt
          startedAt
          endedAt
          config { url ...AskedLoad }
          progress {
            __typename
            ... on LoadProgress { elapsedMs totalMs iterations totalIterations }
          }
          summary {
            capacity { capacity unit }
            total { requests requestsPerSecond errorRate responseTime { p95 } }
          }
        }
      }
    }
  }
`,
  [askedLoad],
);

export const runsChangedSubscription = graphql(`
  subscription RunsChanged {
    runsChanged { kind id }
  }
`);

export type HistoryRun = ResultOf<typeof historyQuery>['runs']['edges'][number]['node'];
