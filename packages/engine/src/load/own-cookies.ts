/** The Cookie header of a jar and of a page's scripts: what a script set wins over what an answer set under the same name. */
export function withCookies(kept: string, own: string): string {
  const names = new Set(own.split('; ').map(nameOf));
  const others = kept.split('; ').filter((cookie) => cookie !== '' && !names.has(nameOf(cookie)));
  return [...others, own].join('; ');
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf('='));
}
