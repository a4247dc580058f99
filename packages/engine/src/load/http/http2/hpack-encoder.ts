import type { HttpRequest } from '../http-client.ts';
import type { ByteWriter } from './byte-writer.ts';
import {
  forEachSent,
  knownField,
  type PackedField,
  packField,
  writeInteger,
  writeLiteral,
} from './packed-fields.ts';
import { staticFields, staticPairs } from './static-table.ts';

/** More is not used, whatever the server allows: what the requests of a user have in common fits in. */
const mostTableSize = 4_096;

/** Where requests go, as each of them says it. */
export interface PackedOrigin {
  readonly scheme: number;
  readonly authority: PackedField;
}

export function packOrigin(origin: string): PackedOrigin {
  const { protocol, host } = new URL(origin);
  return {
    scheme: indexed(`:scheme: ${protocol.slice(0, -1)}`),
    authority: packField(':authority', host),
  };
}

/**
 * Packs the requests of one connection (RFC 7541). What requests have in common is remembered by the server
 * once and named by a byte from then on; nothing is ever evicted, so that what was remembered keeps
 * its place. Paths, cookies and whatever one request alone has go out as they are.
 */
export class HpackEncoder {
  readonly #origin: PackedOrigin;
  /** How many fields had been remembered with this one. */
  readonly #places = new Map<PackedField, number>();
  #size = 0;
  #mostSize = mostTableSize;
  #isResized = false;

  constructor(origin: PackedOrigin) {
    this.#origin = origin;
  }

  /** The server's setting: it holds from the next block on. */
  limit(tableSize: number): void {
    const size = Math.min(tableSize, mostTableSize);
    if (size === this.#mostSize) return;
    this.#mostSize = size;
    this.#isResized = true;
  }

  encode(request: HttpRequest, out: ByteWriter): void {
    if (this.#isResized) this.#resize(out);
    const { method, path, fields, cookies } = request;
    this.#encodeMethod(method, out);
    out.byte(this.#origin.scheme);
    this.#encodeField(this.#origin.authority, out);
    writeLiteral(out, 0, 0x0f, ':path', path);
    const { packed } = fields;
    if (packed === null) this.#encodeOwn(fields.list, out);
    else for (let i = 0; i < packed.length; i++) this.#encodeField(packed[i] as PackedField, out);
    if (cookies !== '') writeLiteral(out, 0, 0x0f, 'cookie', cookies);
    if (request.saysLength) {
      writeLiteral(out, 0, 0x0f, 'content-length', String(request.bodyBytes));
    }
  }

  #encodeMethod(method: string, out: ByteWriter): void {
    if (method === 'GET') out.byte(get);
    else if (method === 'POST') out.byte(post);
    else writeLiteral(out, 0, 0x0f, ':method', method);
  }

  #encodeOwn(list: readonly string[], out: ByteWriter): void {
    forEachSent(list, (name, value) => {
      const field = knownField(name, value);
      if (field === null) writeLiteral(out, 0, 0x0f, name, value);
      else this.#encodeField(field, out);
    });
  }

  #encodeField(field: PackedField, out: ByteWriter): void {
    const place = this.#places.get(field);
    if (place !== undefined) {
      const latest = staticFields.length + 1;
      writeInteger(out, 0x80, 0x7f, latest + this.#places.size - place);
    } else if (this.#size + field.size <= this.#mostSize) {
      this.#size += field.size;
      this.#places.set(field, this.#places.size + 1);
      out.copy(field.remembered);
    } else {
      out.copy(field.forgotten);
    }
  }

  /** Both ends begin with an empty table again: a server changes its mind once, if ever. */
  #resize(out: ByteWriter): void {
    this.#isResized = false;
    this.#places.clear();
    this.#size = 0;
    writeInteger(out, 0x20, 0x1f, 0);
    writeInteger(out, 0x20, 0x1f, this.#mostSize);
  }
}

function indexed(pair: string): number {
  return 0x80 | (staticPairs.get(pair) ?? 0);
}

const get = indexed(':method: GET');
const post = indexed(':method: POST');
