import { isUtf8 } from 'node:buffer';

/** One part of a `multipart/form-data` body. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
  /** Set when the content is no text: `value` is its bytes in base64. */
  readonly encoding?: 'base64';
  readonly fileName: string | null;
  readonly contentType: string | null;
}

/**
 * The parts in order; null when the text is not what its content type says. Of a binary body, which has
 * one character for each byte, the parts are read one by one: most of them are text all the same.
 */
export function parseMultipart(
  text: string,
  contentType: string,
  isBinary = false,
): FormPart[] | null {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  const sections = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  const parts = sections.map((section) => parsePart(section, isBinary));
  return parts.length > 0 && parts.every((part) => part !== null) ? parts : null;
}

function parsePart(section: string, isBinary: boolean): FormPart | null {
  const split = section.indexOf('\r\n\r\n');
  if (split < 0) return null;
  const head = isBinary ? utf8Of(section.slice(0, split)) : section.slice(0, split);
  const name = parameterOf(head, 'name');
  if (name === null) return null;
  const content = section.slice(split + 4);
  return {
    name,
    ...(isBinary ? contentOf(content) : { value: content }),
    fileName: parameterOf(head, 'filename'),
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? null,
  };
}

function contentOf(content: string): Pick<FormPart, 'value' | 'encoding'> {
  const bytes = Buffer.from(content, 'latin1');
  if (isUtf8(bytes)) return { value: bytes.toString('utf8') };
  return { value: bytes.toString('base64'), encoding: 'base64' };
}

function utf8Of(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

function parameterOf(head: string, parameter: string): string | null {
  const value = new RegExp(`[;\\s]${parameter}="([^"]*)"`, 'i').exec(head)?.[1];
  return value === undefined ? null : value.replace(/%(?:22|0D|0A)/gi, decodeURIComponent);
}
