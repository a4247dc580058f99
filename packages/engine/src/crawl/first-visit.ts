import type { Browser, Response } from 'playwright-core';
import { inScope, type Target } from '../model/target.ts';
import { type BrowserNetwork, contextNetwork, vouchForCertificates } from './browser-network.ts';
import { TargetNotHtmlError, TargetUnreachableError } from './crawl-errors.ts';

const answerTimeoutMs = 15_000;

const certificateAdvice =
  'Name the authority that signed it (--ca), or accept it all the same (--insecure).';

const proxyLoginAdvice =
  'Give the proxy with its user and password: http://user:password@host:port.';

/** What Chromium's network errors mean for someone who typed a URL. */
const meanings: readonly (readonly [RegExp, string, string])[] = [
  [
    /ERR_CONNECTION_REFUSED/,
    'nothing is listening there',
    'Start the application or check the port.',
  ],
  [/ERR_NAME_NOT_RESOLVED/, 'its host name is not known', 'Check the spelling of the host.'],
  [
    /ERR_SSL_PROTOCOL_ERROR/,
    'what answers there does not speak TLS',
    'Write http:// instead of https://, or check the port.',
  ],
  [/ERR_(CERT|SSL)|ERR_BAD_SSL/, 'its TLS certificate is not accepted', certificateAdvice],
  [
    /ERR_EMPTY_RESPONSE|ERR_CONNECTION_(RESET|CLOSED)|ERR_SOCKET/,
    'it closed the connection without an answer',
    'Check that this is a web server, and http or https as it speaks.',
  ],
  [
    /ERR_INVALID_HTTP_RESPONSE/,
    'what answers there does not speak HTTP',
    'Check the port, and http or https.',
  ],
  [
    /ERR_TOO_MANY_REDIRECTS/,
    'it redirects in a circle',
    'Give the address of a page that answers.',
  ],
  [
    /Timeout|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/,
    `it did not answer within ${answerTimeoutMs / 1000} seconds`,
    'Check that the application is not stuck and that no firewall is in the way.',
  ],
  [
    /ERR_(ADDRESS_UNREACHABLE|NETWORK|INTERNET_DISCONNECTED)/,
    'there is no way to its address',
    'Check the network.',
  ],
  [
    /ERR_PROXY_CONNECTION_FAILED/,
    'the proxy does not answer',
    'Check the address of the proxy, and that it runs.',
  ],
  [
    /ERR_TUNNEL_CONNECTION_FAILED/,
    'the proxy opens no way to it',
    'Check that the proxy may connect to the target.',
  ],
  [
    /ERR_(INVALID_AUTH_CREDENTIALS|PROXY_AUTH\w+)/,
    'the proxy does not accept the login',
    proxyLoginAdvice,
  ],
  [
    /ERR_UNSAFE_PORT/,
    'browsers refuse to open its port, which is one of another protocol',
    'Serve the application on another port.',
  ],
];

/**
 * Opens the target once, to say at the start what would only confuse later.
 * @throws TargetUnreachableError, TargetNotHtmlError
 */
export async function visitFirst(
  browser: Browser,
  target: Target,
  options: { readonly network: BrowserNetwork; readonly signal: AbortSignal },
): Promise<void> {
  const context = await browser.newContext({
    ...contextNetwork(options.network),
    acceptDownloads: false,
  });
  const close = () => void context.close().catch(() => undefined);
  options.signal.addEventListener('abort', close, { once: true });
  // It may have been aborted while the context opened.
  if (options.signal.aborted) close();
  try {
    const page = await context.newPage();
    await vouchForCertificates(await context.newCDPSession(page), options.network);
    const response = await page.goto(target.url, { waitUntil: 'commit', timeout: answerTimeoutMs });
    await judge(response, target);
  } catch (error) {
    if (options.signal.aborted) return;
    throw (
      (await refusedCertificate(error, options.network, target.url)) ??
      translated(error, target.url)
    );
  } finally {
    options.signal.removeEventListener('abort', close);
    await context.close().catch(() => undefined);
  }
}

/** Of what nobody vouches for the browser only says that it gave up. */
async function refusedCertificate(
  error: unknown,
  { certificateProblem }: BrowserNetwork,
  address: string,
): Promise<TargetUnreachableError | null> {
  if (certificateProblem === null || !/ERR_ABORTED/.test(String(error))) return null;
  const problem = await certificateProblem(new URL(address).origin);
  if (problem === null) return null;
  const reason = `its TLS certificate is not accepted (${problem})`;
  return new TargetUnreachableError(address, reason, certificateAdvice);
}

async function judge(response: Response | null, target: Target): Promise<void> {
  if (response === null) return;
  const url = new URL(response.url());
  if (!inScope(target.scope, url)) {
    throw new TargetUnreachableError(
      target.url,
      `it redirects to ${url.href}, which is out of scope`,
      `Give ${url.origin} as the target instead.`,
    );
  }
  const status = response.status();
  if (status === 407) {
    throw new TargetUnreachableError(
      target.url,
      'the proxy does not accept the login',
      proxyLoginAdvice,
    );
  }
  if (status === 404 || status === 410 || status >= 500) {
    throw new TargetUnreachableError(
      target.url,
      `it answers ${status} ${response.statusText()}`.trimEnd(),
      status >= 500 ? 'Check that the application is healthy.' : 'Check the path.',
    );
  }
  const type = (await response.headerValue('content-type'))?.split(';', 1)[0]?.trim() ?? '';
  if (type !== '' && !/^(text\/html|application\/xhtml\+xml)$/i.test(type)) {
    throw new TargetNotHtmlError(target.url, type);
  }
}

function translated(error: unknown, url: string): unknown {
  if (error instanceof TargetUnreachableError || error instanceof TargetNotHtmlError) return error;
  const text = String(error);
  if (/Download is starting/.test(text)) return new TargetNotHtmlError(url, 'a file to download');
  const known = meanings.find(([pattern]) => pattern.test(text));
  const code = /net::(ERR_\w+)/.exec(text)?.[1];
  if (known === undefined && code !== undefined) {
    const advice = 'Open it in a browser of your own to see what is wrong.';
    return new TargetUnreachableError(url, `the browser says ${code}`, advice, { cause: error });
  }
  if (known === undefined) return error;
  return new TargetUnreachableError(url, known[1], known[2], { cause: error });
}
