import { useContext, useEffect, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { ConnectionContext } from '../../graphql/connection-context.ts';
import { Notice } from '../../ui/notice.tsx';
import { serverQuery } from './server-query.ts';

const askAgainMs = 15_000;

/** What stands between the user and fresh figures: the server is gone, or its database is. */
export function ServerBanner() {
  const connectionStore = useContext(ConnectionContext);
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.current);
  const [{ data, error }, ask] = useQuery({ query: serverQuery });

  // A poll: whether the database answers is no event that the server could send.
  useEffect(() => {
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), askAgainMs);
    return () => clearInterval(timer);
  }, [ask]);

  if (connection === 'lost' || error?.networkError) {
    return (
      <Notice tone="warn" title="Reconnecting to the FlowLoad server…">
        What you see may be out of date. Nothing is lost: everything since is fetched as soon as the
        server answers.
      </Notice>
    );
  }
  if (data && !data.server.database.reachable) {
    return (
      <Notice tone="warn" title="The database can’t be reached">
        {data.server.database.message ??
          'Runs go on and what they measure is kept in memory until Postgres is back.'}
      </Notice>
    );
  }
  if (data && data.server.browser === null) {
    return (
      <Notice tone="warn" title="No browser was found">
        New runs can’t crawl without one. Install Chrome or Chromium and restart the server; a
        flows.json runs without a browser.
      </Notice>
    );
  }
  return null;
}
