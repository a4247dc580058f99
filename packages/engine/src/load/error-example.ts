import type { ErrorExample } from '../model/metrics.ts';
import { bodyText } from './answer.ts';
import type { HttpOutcome, HttpRequest } from './http/http-client.ts';
import type { SecretMask } from './mask-secrets.ts';
import type { ExchangeReport } from './user-observer.ts';

/** How much of a body is kept, in characters. */
const keptLength = 2_000;
/** Secrets are looked for a little further: one of them may begin before the cut and end behind it. */
const readLength = 2 * keptLength;

/** Why it is kept. */
export interface ExampleCause extends Pick<ErrorExample, 'errorClass' | 'check' | 'message'> {}

/** One request that went wrong, as it is stored and shown: cut to size, secrets masked. */
export function errorExample(
  { flow, step, outcome, request, url }: ExchangeReport,
  { errorClass, check, message }: ExampleCause,
  mask: SecretMask,
): ErrorExample {
  return {
    errorClass,
    check,
    flowId: flow.id,
    stepId: step.id,
    at: Date.now(),
    method: request.method,
    url: mask.text(url),
    status: outcome.status === 0 ? null : outcome.status,
    message,
    request: requestText(request, mask),
    head: outcome.status === 0 ? null : headText(outcome, mask),
    body: answerText(outcome, mask),
  };
}

function requestText({ method, path, headers, body }: HttpRequest, mask: SecretMask): string {
  const lines = [`${method} ${mask.text(path)} HTTP/1.1`];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = headers[i] ?? '';
    lines.push(`${name}: ${mask.header(name, headers[i + 1] ?? '')}`);
  }
  const text = Buffer.isBuffer(body) ? body.toString('utf8', 0, readLength) : (body ?? '');
  return `${lines.join('\n')}\n\n${cut(text, mask)}`;
}

function headText({ head, headers }: HttpOutcome, mask: SecretMask): string {
  const statusLine = head.split(/\r?\n/, 1);
  const lines = headers.map(([name, value]) => `${name}: ${mask.header(name, value)}`);
  return [...statusLine, ...lines].join('\n');
}

function answerText(outcome: HttpOutcome, mask: SecretMask): string | null {
  try {
    const text = bodyText(outcome);
    return text === null ? null : cut(text, mask);
  } catch {
    return null;
  }
}

function cut(text: string, mask: SecretMask): string {
  return mask.text(text.slice(0, readLength)).slice(0, keptLength);
}
