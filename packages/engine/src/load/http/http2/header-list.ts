import { trimSpace } from '../../trim-space.ts';
import type { AnswerHead } from '../exchange.ts';
import type { HeaderField } from './header-field.ts';

/** The headers of one block, of an answer or of what follows its body (trailers), for whoever asks. */
export class HeaderList implements AnswerHead {
  readonly #fields: readonly HeaderField[];
  /** 0 when there is none: such are trailers. */
  readonly status: number;
  /** Of the body in bytes; -1 when it isn't said. */
  readonly length: number;
  /** What makes it malformed (RFC 9113, 8.1.1 and 8.2); null when it is sound. */
  readonly fault: string | null;
  #pairs: readonly (readonly [string, string])[] | null = null;
  #cookies: readonly string[] | null = null;

  constructor(fields: readonly HeaderField[], fault: string | null = null) {
    this.#fields = fields;
    const read = readFields(fields);
    this.status = read.status;
    this.length = read.length;
    this.fault = fault ?? read.fault;
    if (!read.hasCookies) this.#cookies = none;
  }

  /** Names in lower case, repeats kept, without pseudo-headers. */
  get headers(): readonly (readonly [name: string, value: string])[] {
    this.#pairs ??= this.#fields
      .filter(({ role }) => role !== 'status')
      .map(({ name, value }): [string, string] => [name, trimSpace(value)]);
    return this.#pairs;
  }

  get setCookies(): readonly string[] {
    this.#cookies ??= this.headers
      .filter(([name]) => name === 'set-cookie')
      .map(([, value]) => value);
    return this.#cookies;
  }

  get text(): string {
    const lines = this.headers.map(([name, value]) => `${name}: ${value}`);
    return [`HTTP/2 ${this.status}`, ...lines].join('\r\n');
  }
}

const none: readonly never[] = [];

function readFields(fields: readonly HeaderField[]) {
  let status = 0;
  let length = -1;
  let hasCookies = false;
  let fault: string | null = null;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as HeaderField;
    fault ??= field.fault;
    switch (field.role) {
      case 'status':
        if (i > 0) fault ??= 'its status does not come first, and once';
        status = statusOf(field.value);
        if (status < 0) fault ??= 'its status is none';
        break;
      case 'length': {
        const said = lengthOf(field.value);
        if (said < 0) fault ??= 'its length is no number';
        if (length >= 0 && said !== length) fault ??= 'it has more than one length';
        length = said;
        break;
      }
      case 'cookie':
        hasCookies = true;
    }
  }
  return { status, length, hasCookies, fault };
}

function statusOf(value: string): number {
  return /^[1-9]\d\d$/.test(value) ? Number(value) : -1;
}

function lengthOf(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : -1;
}
