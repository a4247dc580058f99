import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { DataRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Provider } from 'urql';
import type { Graphql } from '../graphql/client.ts';
import { ConnectionContext } from '../graphql/connection-context.ts';

/** The dashboard, given where its data comes from and where it is in its history. */
export function App(props: { readonly graphql: Graphql; readonly router: DataRouter }) {
  return (
    <CSPProvider disableStyleElements>
      <Provider value={props.graphql.client}>
        <ConnectionContext value={props.graphql.connection}>
          <Tooltip.Provider delay={300}>
            <RouterProvider router={props.router} />
          </Tooltip.Provider>
        </ConnectionContext>
      </Provider>
    </CSPProvider>
  );
}
