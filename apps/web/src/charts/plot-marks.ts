import type uPlot from 'uplot';
import { fade, themeColor } from './palette.ts';

/** A moment worth seeing in every chart: a vertical line with a word. */
export interface PlotMark {
  /** Seconds, on the charts' scale. */
  readonly at: number;
  readonly label: string;
  /** A variable of the theme, such as `--bad`. */
  readonly color: string;
}

const font = '10px "Inter Variable", system-ui, sans-serif';
const padding = 3;

/**
 * Where labels begin: right of their line, or left of it at the plot's edge, each after the one
 * before has ended. Null where there is no room.
 */
export function placeLabels(
  marks: readonly { readonly at: number; readonly width: number }[],
  right: number,
): readonly (number | null)[] {
  let free = Number.NEGATIVE_INFINITY;
  return marks.map(({ at, width }) => {
    const left = at + width <= right ? at : at - width;
    if (left < free) return null;
    free = left + width;
    return left;
  });
}

/** Draws the marks over the plot. */
export function drawMarks(plot: uPlot, marks: readonly PlotMark[]): void {
  if (marks.length === 0) return;
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.font = font.replace('10px', `${10 * ratio}px`);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  const placed = marks.map((mark) => ({
    mark,
    at: plot.valToPos(mark.at, 'x', true),
    width: ctx.measureText(mark.label).width + 4 * padding * ratio,
  }));
  const labels = placeLabels(placed, left + width);
  for (const [index, { mark, at, width: labelWidth }] of placed.entries()) {
    const color = themeColor(mark.color);
    drawLine(ctx, at, top, height, color, ratio);
    const x = labels[index] ?? null;
    if (x === null) continue;
    ctx.fillStyle = fade(themeColor('--surface'), 0.85);
    ctx.fillRect(x + padding * ratio, top, labelWidth - 2 * padding * ratio, 14 * ratio);
    ctx.fillStyle = color;
    ctx.fillText(mark.label, x + 2 * padding * ratio, top + 2 * ratio);
  }
  ctx.restore();
}

function drawLine(
  ctx: CanvasRenderingContext2D,
  x: number,
  top: number,
  height: number,
  color: string,
  ratio: number,
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + height);
  ctx.stroke();
}
