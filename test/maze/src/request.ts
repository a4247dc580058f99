import type { IncomingMessage } from 'node:http';

/** What a page of the maze is asked. */
export interface MazeRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** `http://127.0.0.1:4260` */
  readonly origin: string;
  /** Reads a form, URL-encoded or multipart; files come with their text. */
  form(): Promise<ReadonlyMap<string, readonly FormValue[]>>;
  readonly bodyText: string;
  /** This visitor's own, kept by a cookie from the first time it is asked for. */
  session(): Map<string, string>;
}

export interface FormValue {
  readonly text: string;
  /** Null for a field that is no file. */
  readonly fileName: string | null;
  readonly bytes: Buffer;
}

const mostBodyBytes = 1_000_000;

export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= mostBodyBytes) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function readForm(
  body: Buffer,
  contentType: string,
): Promise<ReadonlyMap<string, readonly FormValue[]>> {
  const fields = new Map<string, readonly FormValue[]>();
  for (const [name, value] of await formData(body, contentType)) {
    const read = typeof value === 'string' ? textValue(value) : await fileValue(value);
    fields.set(name, [...(fields.get(name) ?? []), read]);
  }
  return fields;
}

function textValue(text: string): FormValue {
  return { text, fileName: null, bytes: Buffer.from(text) };
}

async function fileValue(file: File): Promise<FormValue> {
  const bytes = Buffer.from(await file.arrayBuffer());
  return { text: bytes.toString('utf8'), fileName: file.name, bytes };
}

async function formData(body: Buffer, contentType: string): Promise<FormData> {
  const headers = { 'content-type': contentType };
  try {
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    return new FormData();
  }
}

/** The field's only or first value; '' when it was left out. */
export function fieldText(form: ReadonlyMap<string, readonly FormValue[]>, name: string): string {
  return form.get(name)?.[0]?.text ?? '';
}
