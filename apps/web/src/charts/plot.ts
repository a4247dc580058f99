// First, since uPlot asks for the locale when it is loaded.
import './known-locale.ts';
import uPlot from 'uplot';
import { formatOffset } from '../format/time.ts';
import { fade, onThemeChange, themeColor } from './palette.ts';
import { drawMarks, type PlotMark } from './plot-marks.ts';
import { niceCeiling, targetRow, trimTick } from './plot-scale.ts';

export interface PlotSeries {
  readonly label: string;
  /** A variable of the theme, such as `--series-1`. */
  readonly color: string;
  readonly kind: 'line' | 'area' | 'steps';
}

/** Data that grows: read when it has changed, seconds first, one column for each series after it. */
export interface PlotSource {
  subscribe(listener: () => void): () => void;
  read(): uPlot.AlignedData;
  /** Moments to mark; asked for whenever the plot is drawn. */
  marks?(): readonly PlotMark[];
}

export interface PlotOptions {
  readonly series: readonly PlotSeries[];
  readonly source: PlotSource;
  readonly format: (value: number) => string;
  /** What is counted in whole things has no ticks between them. */
  readonly whole: boolean;
  /** Plots of one group move their cursors together. */
  readonly group: string;
  readonly height: number;
  /** The row under the cursor, or null when the cursor has left; and whenever the data has changed. */
  readonly onRead: (data: uPlot.AlignedData, row: number | null) => void;
}

/** Draws a plot into the element and keeps it current; returns what takes it away. */
export function mountPlot(element: HTMLElement, options: PlotOptions): () => void {
  const plot = new uPlot(uplotOptions(element, options), options.source.read(), element);
  options.onRead(plot.data, null);

  let frame = 0;
  const drawSoon = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      plot.setData(options.source.read(), !isZoomed(plot));
      options.onRead(plot.data, plot.cursor.idx ?? null);
    });
  };
  const stopData = options.source.subscribe(drawSoon);
  const stopTheme = onThemeChange(() => plot.redraw(false, true));
  const resize = new ResizeObserver(() => {
    if (element.clientWidth > 0)
      plot.setSize({ width: element.clientWidth, height: options.height });
  });
  resize.observe(element);
  const stopKeys = moveCursorByKeys(element, plot);

  return () => {
    cancelAnimationFrame(frame);
    stopData();
    stopTheme();
    stopKeys();
    resize.disconnect();
    plot.destroy();
  };
}

/** Whether somebody looks at a part of the time, which new data must not take from them. */
function isZoomed(plot: uPlot): boolean {
  const x = plot.data[0];
  const { min, max } = plot.scales.x ?? {};
  if (x.length < 2 || min == null || max == null) return false;
  return min > (x[0] ?? min) + 1e-6 || max < (x[x.length - 1] ?? max) - 1e-6;
}

const wholeSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6];

function uplotOptions(element: HTMLElement, options: PlotOptions): uPlot.Options {
  const axisFont = '11px "Inter Variable", system-ui, sans-serif';
  const axis = {
    stroke: () => themeColor('--faint'),
    grid: { stroke: () => themeColor('--grid'), width: 1 },
    ticks: { show: false },
    font: axisFont,
  } satisfies uPlot.Axis;
  return {
    width: Math.max(80, element.clientWidth),
    height: options.height,
    padding: [8, 20, 0, 0],
    legend: { show: false },
    cursor: {
      sync: { key: options.group, setSeries: false },
      points: { size: 7, width: 1.5 },
      drag: { x: true, y: false },
      focus: { prox: -1 },
    },
    scales: {
      x: { time: false },
      y: { range: (_plot, _min, max) => [0, niceCeiling(max)] },
    },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 6,
        space: 70,
        incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600],
        values: (_plot, ticks) => ticks.map(formatOffset),
      },
      {
        ...axis,
        ...(options.whole && { incrs: wholeSteps }),
        size: (_plot, values) => axisWidth(values),
        gap: 8,
        space: 34,
        values: (_plot, ticks) => ticks.map((tick) => trimTick(options.format(tick))),
      },
    ],
    series: [{}, ...options.series.map(toUplotSeries)],
    hooks: {
      setCursor: [(plot) => options.onRead(plot.data, plot.cursor.idx ?? null)],
      draw: [(plot) => drawMarks(plot, options.source.marks?.() ?? [])],
    },
  };
}

function toUplotSeries(series: PlotSeries): uPlot.Series {
  const steps = uPlot.paths.stepped?.({ align: 1 });
  return {
    label: series.label,
    stroke: () => themeColor(series.color),
    width: 1.5,
    points: { show: (plot) => plot.data[0].length === 1, size: 5 },
    ...(series.kind === 'line' ? {} : { fill: () => fade(themeColor(series.color), 0.12) }),
    ...(series.kind === 'steps' && steps ? { paths: steps } : {}),
  };
}

function axisWidth(values: readonly string[] | null): number {
  const longest = (values ?? []).reduce((most, value) => Math.max(most, value.length), 0);
  return Math.max(48, longest * 6.4 + 14);
}

/** Arrow keys step through the points, Home and End jump, Escape lets go. */
function moveCursorByKeys(element: HTMLElement, plot: uPlot): () => void {
  const onKey = (event: KeyboardEvent) => {
    const row = targetRow(event.key, plot.cursor.idx ?? null, plot.data[0].length);
    if (row === undefined) return;
    event.preventDefault();
    const left = row === null ? -10 : plot.valToPos(plot.data[0][row] ?? 0, 'x');
    plot.setCursor({ left, top: row === null ? -10 : plot.over.clientHeight / 2 });
  };
  element.addEventListener('keydown', onKey);
  return () => element.removeEventListener('keydown', onKey);
}
