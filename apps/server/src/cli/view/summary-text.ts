import type { Figures } from '../../report/figures-shape.ts';
import type { RunReport } from '../../report/run-report.ts';
import { formatDuration } from '../durations.ts';
import { capacityLines } from './capacity-lines.ts';
import { checkLines } from './check-lines.ts';
import { coverageLines } from './coverage-lines.ts';
import { flowLines } from './flow-lines.ts';
import { generatorLines } from './generator-lines.ts';
import { bytes, counted, latency, percentage, shortNumber, wholeNumber } from './numbers.ts';
import type { Paint } from './paint.ts';
import { type Column, tableLines, truncate } from './table.ts';
import { thresholdLines } from './threshold-lines.ts';
import { timeLines } from './time-lines.ts';

const maxExamples = 5;

/** The report as a person reads it in a terminal of this width; why it failed is told elsewhere. */
export function summaryText(report: RunReport, paint: Paint, width: number): string {
  const blocks = [
    flowLines(report.flows, paint),
    report.coverage === null ? [] : coverageLines(report.coverage, paint),
    report.total === null ? [] : figureLines(report, report.total, paint, width),
    report.total === null ? [] : timeLines(report.total, paint, width),
    errorLines(report, paint, width),
    report.total === null ? [] : checkLines(report.total, paint),
    report.capacity === null ? [] : capacityLines(report.capacity, paint, width),
    thresholdLines(report.thresholds, paint),
    warningLines(report, paint),
    verdictLines(report, paint),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

const columns: readonly Column[] = [
  { title: '', align: 'left' },
  { title: 'requests', align: 'right' },
  { title: 'per s', align: 'right' },
  { title: 'errors', align: 'right' },
  { title: 'p50', align: 'right' },
  { title: 'p95', align: 'right' },
  { title: 'p99', align: 'right' },
];

function figureLines(
  { flows, scenarios }: RunReport,
  total: Figures,
  paint: Paint,
  width: number,
): readonly string[] {
  const rows = flows.flatMap(({ name, figures, steps }) =>
    figures === null
      ? []
      : [
          figureRow(name, figures, paint),
          ...steps.flatMap((step, index) => [
            ...(step.figures === null || step.requests.length === 0
              ? []
              : [figureRow(`  ${index + 1} ${step.name}`, step.figures, paint)]),
            ...(step.assets === null
              ? []
              : [figureRow('    and its sub-resources', step.assets, paint)]),
          ]),
        ],
  );
  const [header = '', ...lines] = tableLines(
    columns,
    [
      ...rows,
      ...scenarios.map(({ name, figures }) => figureRow(`Scenario ${name}`, figures, paint)),
      figureRow('All flows', total, paint),
    ],
    width,
  );
  return [paint.bold(header), ...lines.slice(0, -1), paint.bold(lines.at(-1) ?? '')];
}

function figureRow(name: string, figures: Figures, paint: Paint): readonly string[] {
  const { requests, requestsPerSecond, errorRate, responseTimeMs } = figures;
  const errors = percentage(errorRate);
  return [
    name,
    wholeNumber(requests),
    shortNumber(requestsPerSecond),
    errorRate > 0 ? paint.bad(errors) : errors,
    ...(requests === 0
      ? ['', '', '']
      : [latency(responseTimeMs.p50), latency(responseTimeMs.p95), latency(responseTimeMs.p99)]),
  ];
}

function errorLines({ total, errors }: RunReport, paint: Paint, width: number): readonly string[] {
  if (total === null || Object.keys(total.errors).length === 0) return [];
  const classes = Object.entries(total.errors).map(
    ([name, count]) => `${wholeNumber(count)} ${name}`,
  );
  const shown = errors.slice(0, maxExamples);
  return [
    paint.bold(`Errors: ${classes.join(', ')}`),
    ...shown.flatMap(({ flow, step, method, url, status, message }) => [
      `  ${paint.bad('✗')} ${flow}, “${step}”: ${message}`,
      paint.dim(
        truncate(`    ${method} ${url}${status === null ? '' : ` answered ${status}`}`, width),
      ),
    ]),
    ...(errors.length > shown.length
      ? [
          paint.dim(
            `  and ${counted(errors.length - shown.length, 'more example')}; --out keeps them all`,
          ),
        ]
      : []),
  ];
}

function warningLines({ warnings }: RunReport, paint: Paint): readonly string[] {
  return warnings.map((warning) => paint.warn(`! ${warning}`));
}

function verdictLines(report: RunReport, paint: Paint): readonly string[] {
  const { exit, generator } = report;
  return [
    ...measuredLines(report),
    ...(generator === null ? [] : generatorLines(generator, paint)),
    ...(exit.code === 0 ? [paint.good(paint.bold(passedText(report)))] : []),
  ];
}

function measuredLines({ total, durationMs, peakUsers, config }: RunReport): readonly string[] {
  if (total === null) return [];
  const { requests, iterations, requestsPerSecond, droppedIterations, apdex } = total;
  const facts = [
    `${counted(requests, 'request')} and ${counted(iterations, 'iteration')} in ${formatDuration(durationMs)}`,
    `${shortNumber(requestsPerSecond)} requests a second`,
    `${bytes(total.bytesIn)} received`,
    `up to ${counted(peakUsers, 'user')}`,
    ...(droppedIterations > 0 ? [`${counted(droppedIterations, 'iteration')} dropped`] : []),
    ...(apdex === null ? [] : [`Apdex ${apdex.toFixed(2)} (${formatDuration(config.apdexMs)})`]),
  ];
  return [facts.join(', ')];
}

function passedText({ verdict, exit }: RunReport): string {
  return verdict === null ? exit.reason : `Passed: ${exit.reason}`;
}
