import type { AnswerHead } from './exchange.ts';

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A head of which a library gives the headers as an object, names in lower case. */
export class FieldsHead implements AnswerHead {
  readonly status: number;
  readonly #version: string;
  readonly #fields: Fields;
  #pairs: (readonly [string, string])[] | null = null;

  /** `version` as it is told to people: `HTTP/2`. */
  constructor(version: string, status: number, fields: Fields) {
    this.#version = version;
    this.status = status;
    this.#fields = fields;
  }

  get headers(): readonly (readonly [name: string, value: string])[] {
    this.#pairs ??= this.#makePairs();
    return this.#pairs;
  }

  get setCookies(): readonly string[] {
    const cookies = this.#fields['set-cookie'];
    if (cookies === undefined) return none;
    return typeof cookies === 'string' ? [cookies] : cookies;
  }

  get text(): string {
    const lines = this.headers.map(([name, value]) => `${name}: ${value}`);
    return [`${this.#version} ${this.status}`, ...lines].join('\r\n');
  }

  #makePairs(): [string, string][] {
    const pairs: [string, string][] = [];
    for (const name in this.#fields) {
      const value = this.#fields[name];
      // HTTP/2 has what was the status line among its headers.
      if (value === undefined || name.startsWith(':')) continue;
      if (typeof value === 'string') pairs.push([name, value]);
      else for (const each of value) pairs.push([name, each]);
    }
    return pairs;
  }
}

const none: readonly string[] = [];
