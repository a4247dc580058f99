/** What is tested: an origin, how far a crawl may go in it, and who may sign in. */
export interface Target {
  /** Where the crawl starts; absolute, http or https. */
  readonly url: string;
  readonly scope: Scope;
  /** In order of preference; empty when none were given, and then a sign-up that is found is used. */
  readonly credentials: readonly Credentials[];
}

export interface Scope {
  /** Origins that may be visited and replayed; always holds the origin of the target's URL. */
  readonly origins: readonly string[];
  /** Path prefixes to stay within; empty means the whole origin. */
  readonly includePaths: readonly string[];
  readonly excludePaths: readonly string[];
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A URL is in scope when its origin is listed and its path is included and not excluded. */
export function inScope(scope: Scope, url: URL): boolean {
  if (!scope.origins.includes(url.origin)) return false;
  const under = (prefix: string) => url.pathname.startsWith(prefix);
  if (scope.excludePaths.some(under)) return false;
  return scope.includePaths.length === 0 || scope.includePaths.some(under);
}
