/** Visitors of the maze, told apart by a cookie that only those pages set that need it. */
export class Sessions {
  readonly #sessions = new Map<string, Map<string, string>>();

  visit(cookie: string | undefined): {
    session(): Map<string, string>;
    setCookie(): string | null;
  } {
    const sent = /(?:^|;\s*)visitor=(\w+)/.exec(cookie ?? '')?.[1];
    let id = sent !== undefined && this.#sessions.has(sent) ? sent : null;
    let isNew = false;
    return {
      session: () => {
        if (id === null) {
          id = `v${this.#sessions.size + 1}x${crypto.randomUUID().slice(0, 8)}`;
          this.#sessions.set(id, new Map());
          isNew = true;
        }
        return this.#sessions.get(id) ?? new Map();
      },
      setCookie: () => (isNew ? `visitor=${id}; Path=/; HttpOnly; SameSite=Lax` : null),
    };
  }
}
