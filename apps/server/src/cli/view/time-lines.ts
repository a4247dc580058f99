import type { Figures } from '../../report/figures-shape.ts';
import { latency } from './numbers.ts';
import type { Paint } from './paint.ts';
import { type Column, tableLines } from './table.ts';

type Times = Figures['responseTimeMs'];

const columns: readonly Column[] = ['', 'avg', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max'].map(
  (title, index) => ({ title, align: index === 0 ? 'left' : 'right' }),
);

/**
 * Where the time went: what users waited, what the target took once it was asked, its phases by k6's
 * names, and iterations. Rows of which nothing was measured are left out.
 */
export function timeLines(figures: Figures, paint: Paint, width: number): readonly string[] {
  const { phasesMs } = figures;
  const rows: readonly (readonly [name: string, times: Times])[] = [
    ['response time', figures.responseTimeMs],
    ['service time', figures.serviceTimeMs],
    ['  blocked', phasesMs.blocked],
    ['  connecting', phasesMs.connecting],
    ['  TLS handshaking', phasesMs.tlsHandshaking],
    ['  sending', phasesMs.sending],
    ['  waiting', phasesMs.waiting],
    ['  receiving', phasesMs.receiving],
    ['iteration', figures.iterationDurationMs],
    ['late starts', figures.latenessMs],
  ];
  const measured = rows.filter(([, { max }]) => max > 0);
  if (measured.length === 0) return [];
  const [header = '', ...lines] = tableLines(
    columns,
    measured.map(([name, times]) => [name, ...cells(times)]),
    width,
  );
  return [paint.bold(header), ...lines];
}

function cells({ mean, p50, p90, p95, p99, p999, max }: Times): readonly string[] {
  return [mean, p50, p90, p95, p99, p999, max].map(latency);
}
