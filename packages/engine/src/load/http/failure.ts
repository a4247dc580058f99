import type { HttpFailure } from './http-client.ts';

export const timedOut = (timeoutMs: number): HttpFailure => ({
  errorClass: 'timeout',
  message: `no whole answer within ${timeoutMs / 1000} s`,
});

export const interrupted: HttpFailure = {
  errorClass: null,
  message: 'cut off by the end of the load',
};

export const connectionLost: HttpFailure = {
  errorClass: 'connection',
  message: 'the connection was closed before the answer was whole',
};

/** `fault` says what is wrong with the request. */
export const unsendable = (fault: string): HttpFailure => ({
  errorClass: 'protocol',
  message: `the request can’t be sent: ${fault}`,
});

const connectionMessages: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused: nothing listens there',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed while the request was being sent',
  ENOTFOUND: 'the host name could not be resolved',
  EAI_AGAIN: 'the host name could not be resolved just now',
  EHOSTUNREACH: 'the host can’t be reached',
  ENETUNREACH: 'the network can’t be reached',
  EADDRNOTAVAIL: 'this machine has no free port left for another connection',
  EMFILE: 'this machine allows no more open files: raise `ulimit -n`',
  ENFILE: 'this machine has no more open files to give',
  UND_ERR_SOCKET: connectionLost.message,
};

/** What this machine ran out of, and not the target. */
const exhaustions: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EMFILE', 'ENFILE']);

/** What went wrong, by the error that the HTTP library or the socket gave. */
export function classifyError(error: Error): HttpFailure {
  const code = errorCode(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return { errorClass: 'timeout', message: 'no connection could be made in time' };
  }
  if (isMalformed(error, code)) {
    return { errorClass: 'protocol', message: `the answer is not sound HTTP: ${error.message}` };
  }
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') {
    return { errorClass: 'protocol', message: `the request can’t be sent: ${error.message}` };
  }
  if (/CERT|SELF_SIGNED|ALTNAME/.test(code)) {
    return {
      errorClass: 'connection',
      message: `the certificate can’t be trusted (${error.message}): allow insecure targets if that is meant`,
    };
  }
  const failure = {
    errorClass: 'connection',
    message: connectionMessages[code] ?? error.message,
  } as const;
  return exhaustions.has(code) ? { ...failure, exhausted: true } : failure;
}

/** The parser's own code is missing from some of its errors. */
function isMalformed(error: Error, code: string): boolean {
  return (
    error.name === 'HTTPParserError' ||
    code.startsWith('UND_ERR_RES') ||
    code === 'UND_ERR_HEADERS_OVERFLOW'
  );
}

/** True when the server closed an idle connection just as a request went out on it. */
export function isClosedConnection(error: Error): boolean {
  const code = errorCode(error);
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}

/** Several addresses of one host fail together, each with a code of its own. */
function errorCode(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined) return code;
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? errorCode(first) : '';
}
