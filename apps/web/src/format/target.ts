/** A URL as a person names it: host and path, without the scheme and a bare slash. */
export function formatTarget(url: string): string {
  try {
    const { host, pathname, search } = new URL(url);
    return `${host}${pathname === '/' ? '' : pathname}${search}`;
  } catch {
    return url;
  }
}

/** What a person may type for a URL: without a scheme it is https, or http on this machine. */
export function completeUrl(text: string): string {
  const typed = text.trim();
  if (typed === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return typed;
  const local = /^(localhost|127\.|0\.0\.0\.0|\[::1\]|10\.|192\.168\.)/i.test(typed);
  return `${local ? 'http' : 'https'}://${typed}`;
}
