/** A URL with its variables set apart. `$${` stands for a literal `${`. */
export function UrlTemplate({ template }: { readonly template: string }) {
  return splitTemplate(template).map((part, index) =>
    part.variable ? (
      // The parts of a template never move.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <span key={index} className="rounded-[4px] bg-accent-text/10 px-1 text-accent-text">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}

export interface TemplatePart {
  readonly variable: boolean;
  readonly text: string;
}

export function splitTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(/\$\$\{|\$\{([^}]*)\}/g)) {
    if (match.index > end) parts.push({ variable: false, text: template.slice(end, match.index) });
    parts.push(
      match[1] === undefined ? { variable: false, text: '${' } : { variable: true, text: match[1] },
    );
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ variable: false, text: template.slice(end) });
  return parts;
}
