import type { BrowserContextOptions, CDPSession } from 'playwright-core';

/** The way a browser takes to the target. */
export interface BrowserNetwork {
  /** Accept certificates that don't verify. */
  readonly insecure: boolean;
  /** `http://user:password@host:port` of a proxy that everything goes through; null for none. */
  readonly proxy: string | null;
  /**
   * Judges what the browser would refuse, since authorities of one's own can't be given to it: what
   * is wrong with the certificate of an origin, null when nothing is. Null leaves it to the browser.
   */
  readonly certificateProblem: ((origin: string) => Promise<string | null>) | null;
}

/** As it is when nobody asks for another. */
export const straightNetwork: BrowserNetwork = {
  insecure: false,
  proxy: null,
  certificateProblem: null,
};

/** What a browser context needs to go that way. */
export function contextNetwork({
  insecure,
  proxy,
}: BrowserNetwork): Pick<BrowserContextOptions, 'ignoreHTTPSErrors' | 'proxy'> {
  if (proxy === null) return { ignoreHTTPSErrors: insecure };
  const { protocol, host } = new URL(proxy);
  return {
    ignoreHTTPSErrors: insecure,
    proxy: { server: `${protocol}//${host}`, ...loginOf(proxy) },
  };
}

/** Tells the proxy who one is, in a session that stands between the page and the network. */
export function answerProxy(session: CDPSession, { proxy }: BrowserNetwork): void {
  const login = proxy === null ? null : loginOf(proxy);
  const told = new Set<string>();
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const isNew = authChallenge.source === 'Proxy' && !told.has(requestId);
    told.add(requestId);
    const authChallengeResponse =
      login !== null && isNew
        ? { response: 'ProvideCredentials' as const, ...login }
        : { response: 'Default' as const };
    session
      .send('Fetch.continueWithAuth', { requestId, authChallengeResponse })
      .catch(() => undefined);
  });
}

function loginOf(proxy: string): { readonly username: string; readonly password: string } | null {
  const { username, password } = new URL(proxy);
  if (username === '') return null;
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** True when somebody else than the browser vouches for the certificate at an address. */
export async function isVouchedFor(network: BrowserNetwork, address: string): Promise<boolean> {
  const url = URL.parse(address);
  if (network.certificateProblem === null || url?.protocol !== 'https:') return false;
  return (await network.certificateProblem(url.origin)) === null;
}

/** Lets a page take the certificates that are vouched for; the browser remembers each it was let take. */
export async function vouchForCertificates(
  session: CDPSession,
  network: BrowserNetwork,
): Promise<void> {
  if (network.certificateProblem === null || network.insecure) return;
  session.on('Security.certificateError', async ({ eventId, requestURL }) => {
    const action = (await isVouchedFor(network, requestURL)) ? 'continue' : 'cancel';
    // A page that closes meanwhile takes its requests with it.
    session.send('Security.handleCertificateError', { eventId, action }).catch(() => undefined);
  });
  await session.send('Security.enable');
  await session.send('Security.setOverrideCertificateErrors', { override: true });
}
