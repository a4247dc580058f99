import { connect } from 'node:net';
import { TargetUnreachableError } from '../crawl/crawl-errors.ts';

const connectTimeoutMs = 10_000;

/**
 * Makes sure that something listens at the target. A run of given flows has no crawl that would
 * notice. Throws a `TargetUnreachableError`.
 */
export async function checkReachable(url: string, signal: AbortSignal): Promise<void> {
  const { hostname, port, protocol } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const portNumber = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const problem = await tryConnect(host, portNumber, signal);
  if (problem === null || signal.aborted) return;
  throw new TargetUnreachableError(
    url,
    problem,
    'Start the application, or correct the address in the flow file.',
  );
}

/** Null when the connection was made; what is wrong otherwise. */
function tryConnect(host: string, port: number, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (problem: string | null) => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(problem);
    };
    const abort = () => settle(null);
    signal.addEventListener('abort', abort, { once: true });
    socket.setTimeout(connectTimeoutMs, () =>
      settle(`nothing answered within ${connectTimeoutMs / 1_000} s`),
    );
    socket.once('connect', () => settle(null));
    socket.once('error', (error) => settle(reasonOf(error)));
  });
}

function reasonOf(error: Error): string {
  switch ('code' in error ? error.code : null) {
    case 'ECONNREFUSED':
      return 'nothing listens there (connection refused)';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no way to its network';
    default:
      return error.message;
  }
}
