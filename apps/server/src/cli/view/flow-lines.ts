import type { RunReport } from '../../report/run-report.ts';
import { counted } from './numbers.ts';
import type { Paint } from './paint.ts';

/** What a line about a flow is made of. */
export type FlowLine = Pick<
  RunReport['flows'][number],
  'name' | 'effect' | 'status' | 'reason' | 'repairs' | 'oneUserAtATime'
>;

/** The flows with what their trial replay showed, under a heading. */
export function flowLines(flows: readonly FlowLine[], paint: Paint): readonly string[] {
  if (flows.length === 0) return [];
  const nameWidth = Math.max(...flows.map(({ name }) => name.length));
  const effectWidth = Math.max(...flows.map(({ effect }) => effect.length));
  return [
    paint.bold('Flows'),
    ...flows.map((flow) =>
      [
        `  ${mark(flow, paint)}`,
        flow.name.padEnd(nameWidth),
        paint.dim(flow.effect.padEnd(effectWidth)),
        proofText(flow, paint),
      ].join('  '),
    ),
  ];
}

function mark({ status }: FlowLine, paint: Paint): string {
  if (status === 'verified') return paint.good('✓');
  return status === 'failed' ? paint.bad('✗') : paint.dim('–');
}

function proofText(flow: FlowLine, paint: Paint): string {
  const { status, reason, repairs, oneUserAtATime } = flow;
  switch (status) {
    case 'verified': {
      const after = repairs.length === 0 ? '' : ` after ${counted(repairs.length, 'repair')}`;
      return `verified${after}${oneUserAtATime ? paint.dim(', one user at a time') : ''}`;
    }
    case 'failed':
      return paint.bad(`not verified: ${reason}`);
    case 'left-alone':
      return paint.dim(reason ?? 'left alone');
    case 'unproven':
      return paint.dim(`not proven: ${reason}`);
  }
}
