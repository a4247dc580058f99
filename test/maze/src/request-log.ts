/** Which requests came, each as `GET /path` and, when it has a query, as `GET /path?query` too. */
export class RequestLog {
  readonly #seen = new Set<string>();
  #count = 0;

  record(method: string, target: string): void {
    // Who asks for the head has found the address.
    const verb = method === 'HEAD' ? 'GET' : method;
    this.#count += 1;
    this.#seen.add(`${verb} ${target}`);
    const mark = target.indexOf('?');
    if (mark !== -1) this.#seen.add(`${verb} ${target.slice(0, mark)}`);
  }

  get count(): number {
    return this.#count;
  }

  seen(): ReadonlySet<string> {
    return new Set(this.#seen);
  }
}
