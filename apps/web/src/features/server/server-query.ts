import { graphql, type ResultOf } from '../../graphql/graphql.ts';

export const serverQuery = graphql(`
  query Server {
    server {
      version
      browser
      demoUrl
      database { reachable embedded message }
      limits { maxUsers maxConcurrentRuns maxDurationMs maxIterations }
      defaults {
        users
        durationMs
        rampUpMs
        thresholds { metric expression }
        thinkTime { kind scale minMs maxMs }
        crawl { maxStates maxDepth maxVisitsPerTemplate timeMs contexts }
      }
    }
  }
`);

export type ServerInfo = ResultOf<typeof serverQuery>['server'];
