/** No browser could be started; the message lists every place that was tried. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';

  constructor(tried: readonly string[]) {
    super(
      `No browser could be started. Tried:\n${tried.map((one) => `  - ${one}`).join('\n')}\n` +
        'Install Chrome or Chromium, or set FLOWLOAD_BROWSER to the path of one.',
    );
  }
}

/** Nothing answers at the target's URL. */
export class TargetUnreachableError extends Error {
  override readonly name = 'TargetUnreachableError';

  constructor(url: string, reason: string, advice: string, options?: ErrorOptions) {
    super(`${url} can't be reached: ${reason}. ${advice}`, options);
  }
}

/** The target answers, but with something a browser shows no page of. */
export class TargetNotHtmlError extends Error {
  override readonly name = 'TargetNotHtmlError';

  constructor(url: string, answered: string) {
    super(
      `${url} is not a web page: it answered ${answered}. Give the address of a page that a person would open in a browser.`,
    );
  }
}

/** The given credentials were typed into the target's sign-in form and were not let in. */
export class SignInFailedError extends Error {
  override readonly name = 'SignInFailedError';

  constructor(username: string, url: string, said: string | null) {
    super(
      `Signing in as “${username}” at ${url} failed${said === null ? '' : `: the page said “${said}”`}. Check the user name and password.`,
    );
  }
}
