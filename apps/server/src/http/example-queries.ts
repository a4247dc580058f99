/** What a visitor of GraphiQL finds to begin with. */
export const exampleQueries = `# Ctrl-Enter sends the query that the cursor is in.
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
`;
