import type { Coverage } from '../map/documents.ts';

type Point = Coverage['growth'][number];

/**
 * The path of one figure over time, drawn in steps since things are found at once. Each figure has a
 * scale of its own: it is the shape that tells whether a crawl had come to its end.
 */
export function growthPath(
  growth: readonly Point[],
  figure: (point: Point) => number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const last = growth.at(-1);
  if (last === undefined) return '';
  const most = Math.max(1, ...growth.map(figure));
  const x = (point: Point) => round((point.elapsedMs / Math.max(1, last.elapsedMs)) * width);
  // A line at the very edge is cut in half.
  const y = (point: Point) => round(height - 1 - (figure(point) / most) * (height - 2));
  const [first, ...rest] = growth;
  if (first === undefined) return '';
  return `M${x(first)} ${y(first)}${rest.map((point) => `H${x(point)}V${y(point)}`).join('')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
