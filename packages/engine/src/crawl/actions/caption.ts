/** A badge with a count is no part of a caption, nor are the keys that do the same. */
export function withoutCount(caption: string): string {
  const plain = caption.replace(/\s+(?:ctrl|cmd|alt|shift|⌘|⌃|⌥)[-+ ]\S+(?: \S)?$/iu, '');
  return plain.replace(/(?<=\p{L})(\d{1,4}\+?|\s*[([]\d{1,4}\+?[)\]])$/u, '') || caption;
}

/** The end of an address, as words. */
export function lastWords(href: string): string {
  const url = URL.parse(href);
  return url?.pathname.split('/').filter(Boolean).at(-1)?.replace(/[-_]+/g, ' ') ?? '';
}
