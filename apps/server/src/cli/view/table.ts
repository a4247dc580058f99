import { stripVTControlCharacters } from 'node:util';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/**
 * Lines of a table, its header first, columns two spaces apart and as wide as their widest cell. The
 * first column gives way when the lines would be longer than `maxWidth`.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  maxWidth: number,
): readonly string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const natural = columns.map((_, index) =>
    Math.max(...all.map((cells) => widthOf(cells[index] ?? ''))),
  );
  const others = natural.slice(1).reduce((sum, width) => sum + width + gap.length, 0);
  const first = Math.min(natural[0] ?? 0, Math.max(minFirstWidth, maxWidth - others));
  const widths = [first, ...natural.slice(1)];
  return all.map((cells) =>
    columns
      .map(({ align }, index) => {
        const width = widths[index] ?? 0;
        return pad(truncate(cells[index] ?? '', width), width, align);
      })
      .join(gap)
      .trimEnd(),
  );
}

const gap = '  ';
const minFirstWidth = 12;

/** Cuts plain text to a width, with an ellipsis; painted text that fits is left alone. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const plain = [...stripVTControlCharacters(text)];
  return `${plain.slice(0, Math.max(0, width - 1)).join('')}…`;
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** On screen; every character counts as one column, which holds for the texts of most applications. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}
