import { graphql, type ResultOf } from '../../../graphql/graphql.ts';

const counts = graphql(`
  fragment Counts on CoverageCounts @_unmask {
    total proven unproven found failed leftAlone untried
  }
`);

export const siteGraphQuery = graphql(
  `
  query SiteGraph($id: ID!) {
    run(id: $id) {
      id
      siteGraph {
        startUrl
        ended
        elapsedMs
        offSite { origin requests }
        states { id urlTemplate url title depth signedIn visits thumbnail }
        actions { id fromStateId toStateId kind label effect outcome reason }
      }
      coverage {
        pages { ...Counts }
        forms { ...Counts }
        actions { ...Counts }
        outlook { kind limit sentence }
        growth { elapsedMs states actionsTried formsSubmitted }
        pageList { stateId urlTemplate title standing reason flows }
        actionList { actionId kind label page standing reason flows }
      }
    }
  }
`,
  [counts],
);

export type SiteGraph = NonNullable<
  NonNullable<ResultOf<typeof siteGraphQuery>['run']>['siteGraph']
>;
export type PageState = SiteGraph['states'][number];
export type Action = SiteGraph['actions'][number];
export type Coverage = NonNullable<NonNullable<ResultOf<typeof siteGraphQuery>['run']>['coverage']>;
