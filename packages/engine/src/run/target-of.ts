import type { RunConfig } from '../model/run.ts';
import type { Target } from '../model/target.ts';

/** What a run's configuration says about its target: everything of the URL's origin is in scope. */
export function targetOf({ url, credentials }: Pick<RunConfig, 'url' | 'credentials'>): Target {
  const { origin } = new URL(url);
  return { url, credentials, scope: { origins: [origin], includePaths: [], excludePaths: [] } };
}
