/** The address of a proxy as it may be shown: with stars for its password. */
export function maskedProxy(proxy: string | null): string | null {
  if (proxy === null || !URL.canParse(proxy)) return proxy;
  const url = new URL(proxy);
  if (url.password === '') return proxy;
  url.password = '***';
  return url.href;
}
