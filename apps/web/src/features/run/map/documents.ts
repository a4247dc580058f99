import { graphql, type ResultOf } from '../../../graphql/graphql.ts';

export const siteGraphQuery = graphql(`
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
    }
  }
`);

export type SiteGraph = NonNullable<
  NonNullable<ResultOf<typeof siteGraphQuery>['run']>['siteGraph']
>;
export type PageState = SiteGraph['states'][number];
export type Action = SiteGraph['actions'][number];
