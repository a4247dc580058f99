import { Parser } from 'htmlparser2';
import { addressesInText, looksLikeAddress } from './address.ts';
import { addressesInJson } from './addresses-in-data.ts';
import { addressesInScript } from './addresses-in-script.ts';
import { addressesInStyle } from './addresses-in-style.ts';

/** What a document says about where it leads, beside the links and forms that a browser shows. */
export interface HtmlAddresses {
  /** Of `<base href>`; null without one. */
  readonly base: string | null;
  readonly addresses: readonly string[];
}

const addressAttributes = new Set([
  'href',
  'src',
  'data',
  'poster',
  'cite',
  'longdesc',
  'background',
  'manifest',
  'action',
  'formaction',
  'ping',
  'profile',
  'icon',
]);

const jsonTypes = /json|importmap|speculationrules/i;
const templateTypes = /template|handlebars|mustache|x-tmpl|ng-template|html/i;
const inert = /^(template|noscript)$/;
const longestText = 200_000;

/** Reads a document as text: attributes, head, comments, inline scripts, styles and data. */
export function addressesInHtml(html: string, isHidden = false): HtmlAddresses {
  const found: string[] = [];
  let base: string | null = null;
  // What stands in these is not on the page, so no browser shows its links.
  let hidden = isHidden ? 1 : 0;
  let open: { readonly name: string; readonly type: string } | null = null;
  let text = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'base') base ??= attributes.href ?? null;
        else found.push(...addressesOfTag(name, attributes, hidden > 0));
        if (inert.test(name)) hidden++;
        if (name === 'script' || name === 'style') {
          open = { name, type: attributes.type ?? '' };
          text = '';
        }
      },
      ontext(part) {
        if (open !== null) text += part;
        else if (/https?:\/\//.test(part)) found.push(...absoluteIn(part));
      },
      onclosetag(name) {
        if (inert.test(name)) hidden--;
        if (open?.name !== name) return;
        found.push(...addressesInElement(open, text.slice(0, longestText)));
        open = null;
      },
      oncomment(comment) {
        found.push(...addressesInHtml(inner(comment), true).addresses, ...addressesInText(comment));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return { base, addresses: [...new Set(found)] };
}

/** Of a conditional comment the markup inside. */
function inner(comment: string): string {
  return comment.replace(/^\[if[^\]]*\]>/i, '').replace(/<!\[endif\]$/i, '');
}

function addressesInElement(
  { name, type }: { readonly name: string; readonly type: string },
  text: string,
): readonly string[] {
  if (name === 'style') return addressesInStyle(text);
  if (name !== 'script') return [];
  if (jsonTypes.test(type)) return addressesInJson(text);
  return templateTypes.test(type) ? addressesInHtml(text, true).addresses : addressesInScript(text);
}

function addressesOfTag(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  hidden: boolean,
): readonly string[] {
  // Links and forms are what the browser is for.
  if (tag === 'meta') return metaAddresses(attributes);
  return Object.entries(attributes).flatMap(([name, value]) =>
    attributeAddresses(hidden && tag === 'a' ? 'link' : tag, name.toLowerCase(), value),
  );
}

function attributeAddresses(tag: string, name: string, value: string): readonly string[] {
  if (name === 'srcset' || name === 'imagesrcset') return srcsetAddresses(value);
  if (name === 'style') return addressesInStyle(value);
  if (name === 'ping') return value.split(/\s+/);
  if (name.startsWith('on')) return addressesInScript(value);
  if (name === 'href' && (tag === 'a' || tag === 'area')) return [];
  if (addressAttributes.has(name)) return tag === 'form' || name === 'formaction' ? [] : [value];
  if (/^\s*[[{]/.test(value)) return addressesInJson(value);
  return looksLikeAddress(value) ? [value] : [];
}

function metaAddresses({
  content = '',
  ...rest
}: Readonly<Record<string, string>>): readonly string[] {
  if (/^refresh$/i.test(rest['http-equiv'] ?? '')) return refreshAddress(content);
  return looksLikeAddress(content) ? [content] : [];
}

/** `5; url=/next`, as in the header of the same name. */
export function refreshAddress(content: string): readonly string[] {
  const [, , quoted, bare] =
    /^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(?:(["'])(.*?)\1|(\S+))/i.exec(content) ?? [];
  const address = quoted ?? bare ?? '';
  return address === '' || /^[\d.;,]+$/.test(address) ? [] : [address];
}

function srcsetAddresses(value: string): readonly string[] {
  return value
    .split(/,\s+|,(?=\S+\s+[\d.]+[wx])/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((address) => address !== '' && !address.startsWith('data:'));
}

function absoluteIn(text: string): readonly string[] {
  return addressesInText(text).filter((address) => /^https?:/i.test(address));
}
