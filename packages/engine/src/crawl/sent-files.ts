import type { RecordedExchange, RecordedInput } from '../model/recording.ts';

/**
 * Puts the text of sent files back into multipart bodies: the browser tells what it sent, but leaves
 * out the bytes of files.
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
    const body = files.reduce(withFile, request.body);
    return { ...exchange, request: { ...request, body } };
  });
}

function withFile(body: string, { fill, value }: RecordedInput): string {
  if (fill.kind !== 'file') return body;
  const name = body.indexOf(`filename="${fill.fileName}"`);
  const head = name === -1 ? -1 : body.indexOf('\r\n\r\n', name);
  const content = head + 4;
  const isMissing = head !== -1 && body.startsWith('\r\n--', content);
  return isMissing ? body.slice(0, content) + value + body.slice(content) : body;
}
