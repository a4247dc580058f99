import type { Headers } from '../model/recording.ts';

/**
 * A response as extractors and expectations read it. The body is parsed as JSON once, and only
 * when something asks for it, so several readers of one response share the work.
 */
export class ResponseContent {
  readonly status: number;
  /** The absolute URL that was asked for: what relative links are resolved against. */
  readonly url: string;
  /** Names in lower case, repeats kept (`set-cookie`). */
  readonly headers: Headers;
  readonly body: string | null;
  #json: unknown;
  #parsed = false;

  constructor(status: number, url: string, headers: Headers, body: string | null) {
    this.status = status;
    this.url = url;
    this.headers = headers;
    this.body = body;
  }

  /** The first header of that name (in lower case); null when there is none. */
  header(name: string): string | null {
    for (let i = 0; i < this.headers.length; i++) {
      const header = this.headers[i];
      if (header !== undefined && header[0] === name) return header[1];
    }
    return null;
  }

  /** The body parsed as JSON; undefined when it is none. */
  get json(): unknown {
    if (!this.#parsed) {
      this.#parsed = true;
      this.#json = this.body === null ? undefined : parseJson(this.body);
    }
    return this.#json;
  }
}

/** `JSON.parse` that answers undefined for what is not JSON, after the guards against JSON hijacking that some servers send first. */
export function parseJson(text: string): unknown {
  const guard = /^\s*(?:\)\]\}'?,?|for\s*\(;;\);|while\s*\(1\);)\s*/.exec(text);
  try {
    return JSON.parse(guard === null ? text : text.slice(guard[0].length));
  } catch {
    return undefined;
  }
}
