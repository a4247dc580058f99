import type { RecordedExchange, RecordedInput, RecordedRequest } from '../../model/recording.ts';

/**
 * Puts sent files back into multipart bodies: the browser tells what it sent, but leaves out the bytes of
 * files. A body with a file that is no text becomes binary as a whole, one character for each byte.
 */
export function withSentFiles(
  exchanges: readonly RecordedExchange[],
  inputs: readonly RecordedInput[],
): readonly RecordedExchange[] {
  const files = inputs.filter(({ fill }) => fill.kind === 'file');
  if (files.length === 0) return exchanges;
  return exchanges.map((exchange) => {
    const { request } = exchange;
    const type = request.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
    if (request.body === null || !type.startsWith('multipart/form-data')) return exchange;
    return { ...exchange, request: files.reduce(withFile, request) };
  });
}

function withFile(request: RecordedRequest, { fill, value }: RecordedInput): RecordedRequest {
  if (fill.kind !== 'file' || request.body === null) return request;
  const isBinary = isBinaryFile(fill.contentType);
  const whole = isBinary && request.isBinary !== true ? asBinary(request, request.body) : request;
  const content = isBinary || whole.isBinary !== true ? value : latin1Of(value);
  const body = whole.body ?? '';
  const name = body.indexOf(`filename="${fill.fileName}"`);
  const head = name === -1 ? -1 : body.indexOf('\r\n\r\n', name);
  const start = head + 4;
  const isMissing = head !== -1 && body.startsWith('\r\n--', start);
  return isMissing
    ? { ...whole, body: body.slice(0, start) + content + body.slice(start) }
    : request;
}

/** Of these the value has one character for each byte. */
function isBinaryFile(contentType: string): boolean {
  return contentType.startsWith('image/') && !contentType.includes('svg');
}

function asBinary(request: RecordedRequest, body: string): RecordedRequest {
  return { ...request, body: latin1Of(body), isBinary: true };
}

function latin1Of(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
