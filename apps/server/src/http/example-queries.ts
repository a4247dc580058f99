/** What a visitor of GraphiQL finds to begin with. */
export const exampleQueries = `# Ctrl-Enter sends the operation that the cursor is in.
# The book on the left explains the API.

# The latest runs
query Latest {
  runs(first: 5) {
    totalCount
    edges {
      node {
        id
        name
        state
        verdict
        summary {
          total {
            requestsPerSecond
            errorRate
            apdex
            responseTime { p50 p95 p99 p999 }
            phases { blocked { p95 } waiting { p95 } }
          }
        }
      }
    }
  }
}

# What a new run starts with, and what the presets come to
query Server {
  server {
    demoUrl
    limits { maxUsers maxRate }
    defaults { users durationMs capacity { slo { metric expression } } }
    presets { preset durationMs points { atMs users } }
  }
}

# Starts a run: 20 journeys a second for a minute, whatever the target does.
# Put the address of your application in, or the demo shop's.
mutation Start {
  createRun(
    input: {
      url: "http://127.0.0.1:4100"
      rate: { rate: 20 }
      durationMs: 60000
      thresholds: [{ metric: "http_req_duration", expression: "p(95)<500 over 10s" }]
    }
  ) {
    ... on Run { id state }
    ... on InvalidInputError { problems { field message } }
    ... on LimitError { message }
  }
}

# Looks for the most users with which the target keeps to these bounds
mutation FindCapacity {
  createRun(
    input: {
      url: "http://127.0.0.1:4100"
      capacity: {
        unit: USERS
        to: 200
        slo: [
          { metric: "http_req_duration", expression: "p(95)<500" }
          { metric: "http_req_failed", expression: "rate<0.01" }
        ]
      }
    }
  ) {
    ... on Run { id state }
    ... on InvalidInputError { problems { field message } }
    ... on LimitError { message }
  }
}

# The queries below are about one run. Put its id into the variables, below on the left:
# { "id": "run_…" }

# Follows a run from its beginning, to its end. "after" takes it up where a connection broke.
subscription Follow($id: ID!) {
  runUpdates(id: $id, after: 0) {
    ... on EventUpdate { sequence event { at level message } }
    ... on IntervalUpdate {
      sequence
      interval {
        seq
        activeUsers
        total { requestsPerSecond errors responseTime { p95 } }
        thresholds { metric expression actualText boundText passed }
      }
    }
    ... on SummaryUpdate { summary { verdict reasons } }
  }
}

# While it explores: goes on with what was found
mutation EndExploration($id: ID!) {
  finishCrawling(id: $id) {
    ... on Run { state }
    ... on UserError { message }
  }
}

# While it loads: so many users, or iterations a second where there is a rate
mutation Scale($id: ID!) {
  adjustLoad(id: $id, to: 40) {
    ... on Run { progress { ... on LoadProgress { control elapsedMs } } }
    ... on InvalidInputError { problems { field message } }
    ... on UserError { message }
  }
}

mutation Pause($id: ID!) {
  pauseLoad(id: $id) { ... on Run { state } ... on UserError { message } }
}

mutation Resume($id: ID!) {
  resumeLoad(id: $id) { ... on Run { state } ... on UserError { message } }
}

# Ends the load gently and judges it; abortRun ends it at once
mutation Stop($id: ID!) {
  stopLoad(id: $id) { ... on Run { state } ... on UserError { message } }
}

# What came of it: the verdict, the thresholds, and the curve of a capacity search
query Outcome($id: ID!) {
  run(id: $id) {
    state
    verdict
    failure { code message }
    summary {
      reasons
      warnings
      thresholds { metric expression actualText boundText passed failedAtMs }
      capacity {
        capacity
        low
        high
        limitedBy
        conclusion
        levels { level held certainty responseTime { p95 } errorRate }
      }
    }
  }
}
`;
