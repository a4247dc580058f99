import 'uplot/dist/uPlot.min.css';
import { type ReactNode, useCallback, useId } from 'react';
import type { AlignedData } from 'uplot';
import { formatOffset } from '../format/time.ts';
import { describeSeries } from './describe-series.ts';
import type { PlotSeries, PlotSource } from './plot.ts';
import type { PlotMark } from './plot-marks.ts';

export interface TimeSeriesChartProps {
  readonly title: string;
  readonly series: readonly PlotSeries[];
  readonly source: PlotSource;
  readonly format: (value: number) => string;
  /** Charts of one group share their cursor. */
  readonly group: string;
  readonly height?: number;
  /** What is counted in whole things has no ticks between them. */
  readonly whole?: boolean;
  readonly actions?: ReactNode;
  /** Takes the place of the plot when nothing is worth drawing. */
  readonly empty?: string | null;
}

/** Series over the time of the load, with a readout that follows the cursor and a summary in words. */
export function TimeSeriesChart(props: TimeSeriesChartProps) {
  const { title, series, source, format, group, height = 180, whole = false, empty = null } = props;
  const headingId = useId();
  const summaryId = useId();

  const mount = useCallback(
    (element: HTMLDivElement | null) => {
      if (element === null) return;
      let unmount: (() => void) | null = null;
      let gone = false;
      const figure = element.closest('figure');
      const onRead = (data: AlignedData, row: number | null) =>
        showReadout(figure, { series, format, marks: source.marks?.() ?? [] }, data, row);
      onRead(source.read(), null);
      // uPlot touches the screen when it is loaded, and only pages with a chart need it.
      if (canDraw()) {
        void import('./plot.ts').then(({ mountPlot }) => {
          if (gone) return;
          unmount = mountPlot(element, { series, source, format, group, height, whole, onRead });
        });
      }
      return () => {
        gone = true;
        unmount?.();
      };
    },
    [series, source, format, group, height, whole],
  );

  return (
    <figure aria-labelledby={headingId} className="min-w-0">
      <figcaption className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 pt-3">
        <h3 id={headingId} className="text-[13px] font-medium">
          {title}
        </h3>
        <span data-time="" className="tabular text-xs text-faint" />
        <span className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1">
          {empty === null &&
            series.map((one, index) => (
              <span key={one.label} className="flex items-center gap-1.5 text-xs text-muted">
                <span
                  aria-hidden="true"
                  className="h-[3px] w-3 rounded-full"
                  style={{ background: `var(${one.color})` }}
                />
                {one.label}
                <span data-value={index} className="tabular min-w-12 font-medium text-text">
                  –
                </span>
              </span>
            ))}
          {props.actions}
        </span>
      </figcaption>
      {empty === null ? (
        <div
          ref={mount}
          className="mt-2 mr-2 ml-1"
          style={{ height }}
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the cursor over the points.
          tabIndex={0}
          aria-labelledby={headingId}
          aria-describedby={summaryId}
        />
      ) : (
        <div
          className="grid place-items-center text-[13px] text-faint"
          style={{ height: height + 8 }}
        >
          {empty}
        </div>
      )}
      <p id={summaryId} data-summary="" className="sr-only" />
    </figure>
  );
}

function canDraw(): boolean {
  return typeof ResizeObserver !== 'undefined' && typeof matchMedia === 'function';
}

interface Readout {
  readonly series: readonly PlotSeries[];
  readonly format: (value: number) => string;
  readonly marks: readonly PlotMark[];
}

/** Writes straight into the page: the readout follows the mouse, and React need not. */
function showReadout(
  figure: HTMLElement | null,
  { series, format, marks }: Readout,
  data: AlignedData,
  row: number | null,
): void {
  if (figure === null) return;
  const seconds = data[0];
  const at = row ?? seconds.length - 1;
  setText(figure, '[data-time]', row === null ? '' : `at ${formatOffset(seconds[row] ?? 0)}`);
  for (const index of series.keys()) {
    const value = data[index + 1]?.[at];
    setText(figure, `[data-value="${index}"]`, value == null ? '–' : format(value));
  }
  if (row !== null) return;
  const words = series.map((one, index) =>
    describeSeries(one.label, seconds, data[index + 1] ?? [], format),
  );
  const marked = marks.map(({ at: second, label }) => `${label} at ${formatOffset(second)}.`);
  setText(figure, '[data-summary]', [...words, ...marked].join(' '));
}

function setText(figure: HTMLElement, selector: string, text: string): void {
  const element = figure.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
