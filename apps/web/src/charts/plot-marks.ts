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

/** Which labels there is room for, each beginning after the one before has ended. */
export function fitLabels(
  marks: readonly { readonly left: number; readonly width: number }[],
  right: number,
): readonly boolean[] {
  let free = Number.NEGATIVE_INFINITY;
  return marks.map(({ left, width }) => {
    const fits = left >= free && left + width <= right;
    if (fits) free = left + width;
    return fits;
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
  const placed = marks.map((mark) => ({
    mark,
    left: plot.valToPos(mark.at, 'x', true),
    width: ctx.measureText(mark.label).width + 4 * padding * ratio,
  }));
  const fits = fitLabels(placed, left + width);
  for (const [index, { mark, left: x, width: labelWidth }] of placed.entries()) {
    const color = themeColor(mark.color);
    drawLine(ctx, x, top, height, color, ratio);
    if (!fits[index]) continue;
    ctx.fillStyle = fade(themeColor('--surface'), 0.85);
    ctx.fillRect(x + ratio, top, labelWidth - padding * ratio, 14 * ratio);
    ctx.fillStyle = color;
    ctx.fillText(mark.label, x + padding * ratio, top + 2 * ratio);
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
