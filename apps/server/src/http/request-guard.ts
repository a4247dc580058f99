import { isIP } from 'node:net';

/** What a request says about where it comes from. */
export interface RequestSource {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Why a request is turned away; null when it is welcome. A page of another site may make the
 * browser send requests here: under a name of its own that resolves to this machine (DNS rebinding),
 * which the Host header shows, or plainly (CSRF), which the Origin header shows. Addresses can't be
 * rebound, so only names have to be known.
 */
export function refusal(source: RequestSource, knownNames: ReadonlySet<string>): string | null {
  const { host, origin } = source;
  if (host === undefined || !URL.canParse(`http://${host}`))
    return 'The Host header is missing or broken.';
  const name = bareName(new URL(`http://${host}`).hostname);
  if (!isLocalName(name) && isIP(name) === 0 && !knownNames.has(name)) {
    return `This server does not know itself as “${name}”. Open it by its address, or name it in FLOWLOAD_ALLOWED_HOSTS.`;
  }
  if (origin !== undefined && !isSame(origin, host)) {
    return `Requests from pages of ${origin} are not taken.`;
  }
  return null;
}

function isSame(origin: string, host: string): boolean {
  // The scheme may differ: a proxy in front may speak TLS.
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}

function isLocalName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}

function bareName(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname.toLowerCase();
}
