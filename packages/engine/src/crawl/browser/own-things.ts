/** Shorter names, and numbers, are as likely somebody else's. */
const shortestName = 6;

/**
 * What a page has put on the server under a name of its own making, such as the draft of what is being
 * written: saving the whole takes the draft away again, and that is no loss.
 */
export class OwnThings {
  readonly #names = new Set<string>();

  note({ method, url }: { readonly method: string; readonly url: string }): void {
    const name = method === 'PUT' ? nameIn(url) : null;
    if (name !== null) this.#names.add(name);
  }

  has(url: string): boolean {
    const name = nameIn(url);
    return name !== null && this.#names.has(name);
  }
}

function nameIn(address: string): string | null {
  const segment = URL.parse(address)?.pathname.split('/').at(-1) ?? '';
  const name = decoded(segment);
  return name.length >= shortestName && /\p{L}/u.test(name) ? name : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
