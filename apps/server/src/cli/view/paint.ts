import { styleText } from 'node:util';

/** Colours for those who see them; plain text for the rest. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
}

type Style = Parameters<typeof styleText>[0];

export function createPaint(color: boolean): Paint {
  const as = (style: Style) => (text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: as('bold'),
    dim: as('dim'),
    good: as('green'),
    bad: as('red'),
    warn: as('yellow'),
  };
}
