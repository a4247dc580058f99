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
        proof { kind reason stepId users oneUserAtATime compared repairs at }
        steps { id }
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
