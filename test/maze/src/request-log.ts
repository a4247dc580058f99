/** Pages that a browser asked for as documents of their own. */
export interface DocumentCount {
  readonly loaded: number;
  readonly different: number;
}

/** Which requests came, each as `GET /path` and, when it has a query, as `GET /path?query` too. */
export class RequestLog {
  readonly #seen = new Set<string>();
  readonly #documents = new Set<string>();
  #loaded = 0;

  /** `destination` is what the browser wants it for, its header `sec-fetch-dest`. */
  record(method: string, target: string, destination: string): void {
    // Who asks for the head has found the address.
    const verb = method === 'HEAD' ? 'GET' : method;
    this.#seen.add(`${verb} ${target}`);
    const mark = target.indexOf('?');
    if (mark !== -1) this.#seen.add(`${verb} ${target.slice(0, mark)}`);
    if (destination !== 'document') return;
    this.#loaded += 1;
    this.#documents.add(target);
  }

  seen(): ReadonlySet<string> {
    return new Set(this.#seen);
  }

  documents(): DocumentCount {
    return { loaded: this.#loaded, different: this.#documents.size };
  }
}
