export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A tiny browser without scripts: keeps cookies, follows redirects, fills in the hidden fields of a form. */
export class ShopVisitor {
  /** Everything sent so far, as it went over the wire. */
  readonly sent: SentRequest[] = [];
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async open(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Submits the form on the page whose action this is, with its hidden fields and these. */
  async submit(page: Answer, action: string, fields: Record<string, string> = {}): Promise<Answer> {
    const form = new URLSearchParams({ ...hiddenFields(page.text, action), ...fields });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send('POST', action, headers, form.toString());
  }

  async json(method: string, path: string, headers: Record<string, string>, body?: unknown) {
    if (body === undefined) return this.send(method, path, headers);
    const typed = { ...headers, 'content-type': 'application/json' };
    return this.send(method, path, typed, JSON.stringify(body));
  }

  async send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: string | null = null,
  ): Promise<Answer> {
    const request = { method, path, headers: { ...headers, cookie: this.cookie }, body };
    this.sent.push(request);
    const answer = await sendAsIs(this.#url, request);
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    const location = answer.headers.get('location');
    return answer.status === 303 && location !== null ? this.open(location) : answer;
  }

  #keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** One request, unchanged and without following anything. */
export async function sendAsIs(url: string, request: SentRequest): Promise<Answer> {
  const { method, path, headers, body } = request;
  const response = await fetch(url + path, { method, headers, body, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export function hiddenFields(page: string, action: string): Record<string, string> {
  const form = page.split('<form ').find((part) => part.includes(`action="${action}"`)) ?? '';
  const [inside = ''] = form.split('</form>');
  const fields = inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}
