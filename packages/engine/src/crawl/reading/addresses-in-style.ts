/** What a stylesheet loads, now or under other conditions: `url()`, `image-set()`, `@import`, and what its comments name. */
export function addressesInStyle(style: string): readonly string[] {
  const found: string[] = [];
  for (const [, , quoted, bare] of style.matchAll(/url\(\s*(?:(["'])(.*?)\1|([^)"'\s]+))\s*\)/gi)) {
    found.push(quoted ?? bare ?? '');
  }
  for (const [, , address] of style.matchAll(/@import\s+(["'])(.*?)\1/gi))
    found.push(address ?? '');
  for (const [, list] of style.matchAll(/image-set\(([^;}]*)\)/gi)) {
    for (const [, , address] of (list ?? '').matchAll(/(["'])(.*?)\1\s*[\d.]+(?:x|dpi|dppx)/g)) {
      found.push(address ?? '');
    }
  }
  for (const [, comment] of style.matchAll(/\/\*([\s\S]*?)\*\//g)) {
    found.push(...((comment ?? '').match(/https?:\/\/[^\s*]+/g) ?? []));
  }
  return found.filter((address) => address !== '' && !address.startsWith('data:'));
}
