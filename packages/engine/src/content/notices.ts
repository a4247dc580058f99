import { attributeOf, endTagOf, inComment, type Tag, tagAround, visibleText } from './html-scan.ts';

/** A message that a page shows about what was just done. */
export interface Notice {
  readonly tone: 'error' | 'success' | 'neutral';
  readonly text: string;
  /** As it stands in the page's source. */
  readonly source: string;
}

const noticeMark =
  /\b(?:role\s*=\s*["']?(?:alert|status)\b|(?:class|id)\s*=\s*(?:"[^"]*?|'[^']*?|)\b(?:alert|error|errors|notice|flash|message|messages|success|danger|invalid|warning|toast|errorlist|errorExplanation|form-errors?|field_with_errors|validation)(?![\w]))/gi;
const errorClass = /error|danger|invalid|fail|alert(?!-(?:success|info))|warn/i;
const successClass = /success|confirm|\bok\b|done|info\b|notice/i;
const errorWords =
  /\b(?:error|invalid|expired|failed|failure|incorrect|wrong|denied|forbidden|not (?:allowed|permitted|found|valid|saved|authori[sz]ed)|must (?:not )?be|can(?:no|')t be (?:blank|empty|saved|found|used)|could not|is required|are required|already (?:exists|taken|been|in use)|try again|please (?:correct|fix|log in|sign in|enter)|ung[üu]ltig|fehler|fehlgeschlagen|abgelaufen|falsch|bereits vergeben|erreur|invalide|expir[ée]|incorrecte?|inv[áa]lid[oa]|caducad[oa]|incorrect[oa]|non valido|scadut[oa]|errore|ongeldig|verlopen|fout)\b/i;
const longest = 600;

/** Alerts, flash messages and field errors, in the order of the page; hidden and empty ones are left out. */
export function noticesOf(html: string): Notice[] {
  const notices: Notice[] = [];
  let after = 0;
  for (const match of html.matchAll(noticeMark)) {
    if (match.index < after) continue;
    const tag = tagAround(html, match.index);
    if (tag === null || isNoNotice(html, tag)) continue;
    const end = endTagOf(html, tag);
    const content = html.slice(tag.end, end);
    const text = visibleText(content);
    // A part of the page that asks for something is no message about what was done.
    const asks = /<(?:form|input|select|textarea)\b/i.test(content);
    if (text === '' || text.length > longest || asks) continue;
    notices.push({ tone: toneOf(tag, text), text, source: html.slice(tag.end - 1, end + 2) });
    after = tag.end;
  }
  return notices;
}

/** What the page says when it means no: visible error notices, or a headline that says so. */
export function refusalsOf(html: string): string[] {
  const notices = noticesOf(html).filter(({ tone }) => tone === 'error');
  const headlines = [...html.matchAll(/<(?:title|h1|h2)[^>]*>([\s\S]*?)<\/(?:title|h1|h2)>/gi)]
    .map((match) => visibleText(match[1] ?? ''))
    .filter((text) => errorWords.test(text));
  return [...new Set([...notices.map(({ text }) => text), ...headlines])];
}

/** True for words of refusal in one of several languages. */
export function soundsLikeRefusal(text: string): boolean {
  return errorWords.test(text);
}

function toneOf(tag: Tag, text: string): Notice['tone'] {
  const marks = `${attributeOf(tag, 'class') ?? ''} ${attributeOf(tag, 'id') ?? ''}`;
  if (errorWords.test(text)) return 'error';
  if (successClass.test(marks)) return 'success';
  if (/error|danger|invalid|fail/i.test(marks)) return 'error';
  const role = attributeOf(tag, 'role');
  if (role === 'alert' && !errorClass.test(marks)) return 'error';
  return role === 'status' ? 'success' : 'neutral';
}

function isNoNotice(html: string, tag: Tag): boolean {
  if (
    [
      'html',
      'body',
      'script',
      'style',
      'link',
      'meta',
      'input',
      'textarea',
      'form',
      'label',
      'a',
      'button',
      'img',
      'svg',
    ].includes(tag.name)
  ) {
    return true;
  }
  const style = attributeOf(tag, 'style') ?? '';
  const classes = attributeOf(tag, 'class') ?? '';
  const hidden =
    tag.attributes.has('hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
    /\b(?:hidden|d-none|is-hidden|sr-only|visually-hidden)\b/.test(classes);
  return hidden || inTemplate(html, tag.start) || inComment(html, tag.start);
}

/** What stands in scripts, templates and noscript is not shown. */
function inTemplate(html: string, offset: number): boolean {
  return ['template', 'script', 'noscript'].some((name) => {
    const open = html.lastIndexOf(`<${name}`, offset);
    return open >= 0 && html.lastIndexOf(`</${name}`, offset) < open;
  });
}
