import { graphql, type ResultOf } from '../../graphql/graphql.ts';

export const serverQuery = graphql(`
  query Server {
    server {
      version
      browser
      demoUrl
      database { reachable embedded message }
      presets { preset durationMs points { atMs users } }
      limits { maxUsers maxConcurrentRuns maxDurationMs maxIterations }
      defaults {
        users
        durationMs
        rampUpMs
        thresholds { metric expression abortOnFail delayAbortEvalMs }
        thinkTime { kind scale ms minMs maxMs meanMs deviationMs }
        pacing { kind everyMs minMs maxMs }
        assets
        apdexMs
        requestTimeoutMs
        network { insecure ca proxy dns connectionsPerHost }
        capacity { slo { metric expression } unit from to levelMs precision }
        crawl { maxStates maxDepth maxVisitsPerTemplate timeMs contexts }
      }
    }
  }
`);

export type ServerInfo = ResultOf<typeof serverQuery>['server'];
export type PresetShape = ServerInfo['presets'][number];
