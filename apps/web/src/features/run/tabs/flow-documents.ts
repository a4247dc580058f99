import { graphql, type ResultOf } from '../../../graphql/graphql.ts';

export const runFlowsQuery = graphql(`
  query RunFlows($id: ID!) {
    run(id: $id) {
      id
      flows {
        id
        name
        effect
        needsCredentials
        proof { kind reason stepId users compared repairs at }
        variables { name origin description confidence ambiguity }
        steps {
          id
          name
          thinkTimeMs
          exchanges { id kind method url status extracts followsRedirect }
        }
      }
    }
  }
`);

export const flowFileQuery = graphql(`
  query FlowFile($id: ID!) {
    run(id: $id) { id flowFile }
  }
`);

export type FlowDetail = NonNullable<ResultOf<typeof runFlowsQuery>['run']>['flows'][number];
