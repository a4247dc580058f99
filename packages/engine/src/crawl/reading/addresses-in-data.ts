import { looksLikeAddress } from './address.ts';

const mostLeaves = 5_000;
const namesAddress =
  /(^|_|-)(href|url|uri|link|src|path|start_url|scope|endpoint|next|previous|self|location|urls|links)$|(Url|Uri|Href|Link|Path)$/;

/** Texts in JSON that are addresses by their look or by the name they stand under. */
export function addressesInJson(text: string): readonly string[] {
  const found: string[] = [];
  let leaves = 0;
  const visit = (value: unknown, name: string) => {
    if (leaves++ > mostLeaves) return;
    if (typeof value === 'string') {
      const named = namesAddress.test(name) && /^[\w./?&=%~:@+-]{2,500}$/.test(value);
      if (named || looksLikeAddress(value)) found.push(value);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, name);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) visit(item, key);
    }
  };
  visit(parsed(text), '');
  return found;
}

/** Null for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Texts and attributes of XML that are addresses; templates of OpenSearch lose their placeholders. */
export function addressesInXml(text: string): readonly string[] {
  const attributes = [...text.matchAll(/[\w:-]+\s*=\s*(["'])(.*?)\1/g)].map(([, , value]) => value);
  const texts = [...text.matchAll(/>([^<>]+)</g)].map(([, value]) => value);
  const cdata = [...text.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, value]) => value);
  return [...attributes, ...texts, ...cdata]
    .map((value) => withoutEntities(value ?? '').trim())
    .map((value) => value.replace(/\{[^}]*\}/g, ''))
    .filter(
      (value) =>
        looksLikeAddress(value) &&
        !/^https?:\/\/(www\.w3\.org|a9\.com|www\.sitemaps\.org|schemas\.)/.test(value),
    );
}

function withoutEntities(text: string): string {
  return text
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');
}

/** robots.txt: what it keeps robots from is not secret, and its site maps are meant to be found. */
export function addressesInRobots(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, path] = /^\s*(?:allow|disallow|sitemap)\s*:\s*(\S+)/i.exec(line) ?? [];
    const plain = path?.replace(/\$$/, '') ?? '';
    return plain === '' || plain === '/' || plain.includes('*') ? [] : [plain];
  });
}
