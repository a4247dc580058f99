import { graphql, type ResultOf } from '../../../graphql/graphql.ts';

export const flowFidelityQuery = graphql(`
  query FlowFidelity($id: ID!, $flowId: ID!) {
    run(id: $id) {
      id
      flow(id: $flowId) {
        id
        steps { id thinkTimeMs }
        fidelity {
          verdict
          matched
          differed
          notReached
          conflict
          steps {
            stepId
            name
            exchanges {
              exchangeId
              method
              url
              followsRedirect
              outcome
              checks { kind expected }
              answers { status redirectTo contentType bodyBytes difference }
              sends
              takes
              unexplained
            }
          }
          values {
            variable
            origin
            source
            sentIn
            evidence { encoding places confidence ambiguity alternatives }
          }
          repairs { what kept problem }
        }
      }
    }
  }
`);

export type FlowWithFidelity = NonNullable<
  NonNullable<ResultOf<typeof flowFidelityQuery>['run']>['flow']
>;
export type Fidelity = FlowWithFidelity['fidelity'];
export type StepFidelity = Fidelity['steps'][number];
export type ExchangeFidelity = StepFidelity['exchanges'][number];
export type DynamicValue = Fidelity['values'][number];
