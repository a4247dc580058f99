/** One part of a `multipart/form-data` body. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
}

/** The parts in order; null when the text is not what its content type says. */
export function parseMultipart(text: string, contentType: string): FormPart[] | null {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  const sections = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  const parts = sections.map(parsePart);
  return parts.length > 0 && parts.every((part) => part !== null) ? parts : null;
}

function parsePart(section: string): FormPart | null {
  const split = section.indexOf('\r\n\r\n');
  if (split < 0) return null;
  const head = section.slice(0, split);
  const name = parameterOf(head, 'name');
  if (name === null) return null;
  return {
    name,
    value: section.slice(split + 4),
    fileName: parameterOf(head, 'filename'),
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? null,
  };
}

function parameterOf(head: string, parameter: string): string | null {
  const value = new RegExp(`[;\\s]${parameter}="([^"]*)"`, 'i').exec(head)?.[1];
  return value === undefined ? null : value.replace(/%(?:22|0D|0A)/gi, decodeURIComponent);
}
