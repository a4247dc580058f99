import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Interval } from '@flowload/engine/model/metrics.ts';
import type { RunEvent, RunEventBody, RunOutputs, RunState } from '@flowload/engine/model/run.ts';
import { whyNotVerified } from '../../report/build-report.ts';
import { formatDuration } from '../durations.ts';
import type { LiveLine } from './live-line.ts';
import { commandLine, levelLine, missedLine } from './load-event-lines.ts';
import { counted } from './numbers.ts';
import type { Paint } from './paint.ts';
import { progressText } from './progress-text.ts';

/** What a state is called while it lasts. */
const doing: Readonly<Partial<Record<RunState, string>>> = {
  crawling: 'Exploring the application',
  building: 'Recording its journeys',
  verifying: 'Proving the flows',
  loading: 'Making load',
  summarising: 'Summing up',
};

/**
 * Tells a run as it goes: a line for each state that is over and each flow that was proven, and
 * the live line for what happens now.
 */
export function createRunView(line: LiveLine, paint: Paint): RunOutputs {
  let enteredAt = 0;
  let lastInterval: Interval | null = null;
  let flows: readonly Flow[] = [];
  let pages = 0;

  const tellState = (event: RunEvent, from: RunState | null, to: RunState) => {
    const tookMs = event.at - enteredAt;
    enteredAt = event.at;
    const done = from === null || to === 'failed' ? null : doneText(from, pages, flows);
    if (done !== null) line.print(`${paint.dim(`${done} in ${formatDuration(tookMs)}`)}`);
    line.show(doing[to] ?? '');
    const next = doing[to];
    if (next !== undefined && to !== 'summarising') line.print(paint.bold(next));
  };

  return {
    event(event) {
      const { body } = event;
      if (body.kind === 'state') return tellState(event, body.from, body.to);
      const told = eventLine(body, flows, paint);
      if (told !== null) line.print(told);
    },
    progress(progress) {
      line.show(progressText(progress, lastInterval));
    },
    graph(graph) {
      pages = graph.states.length;
    },
    flows(next) {
      flows = next;
    },
    interval(interval) {
      lastInterval = interval;
    },
    summary: () => undefined,
  };
}

/** What stays on the screen of an event; null for one that is told otherwise. */
function eventLine(
  body: Exclude<RunEventBody, { readonly kind: 'state' }>,
  flows: readonly Flow[],
  paint: Paint,
): string | null {
  switch (body.kind) {
    case 'log':
      return logLine(body, paint);
    case 'flow-proven': {
      const flow = flows.find(({ id }) => id === body.flowId);
      return flow === undefined ? null : proofLine(flow, paint);
    }
    case 'control':
      return commandLine(body.command);
    case 'threshold-failed':
      return missedLine(body.result, paint);
    case 'capacity-level':
      return levelLine(body.level, paint);
    case 'crawl-ended-by-hand':
      return '  Ended by hand: going on with what was found';
    case 'flow-found':
      return null;
  }
}

function logLine(
  { level, message }: { readonly level: 'info' | 'warning'; readonly message: string },
  paint: Paint,
): string {
  return level === 'warning' ? paint.warn(`  ! ${message}`) : `  ${message}`;
}

/** `✓ Check out`, `✗ Save profile: why`, `– Delete account: left alone`. */
export function proofLine(flow: Flow, paint: Paint): string {
  const reason = whyNotVerified(flow);
  switch (flow.proof.kind) {
    case 'verified':
      return `  ${paint.good('✓')} ${flow.name}`;
    case 'failed':
      return `  ${paint.bad('✗')} ${flow.name}: ${reason}`;
    default:
      return `  ${paint.dim(`– ${flow.name}: ${reason}`)}`;
  }
}

function doneText(state: RunState, pages: number, flows: readonly Flow[]): string | null {
  switch (state) {
    case 'crawling':
      return `  ${counted(pages, 'page')} explored`;
    case 'building':
      return `  ${counted(flows.length, 'journey')} found`;
    case 'verifying': {
      const verified = flows.filter(({ proof }) => proof.kind === 'verified').length;
      return `  ${verified} of ${counted(flows.length, 'flow')} verified`;
    }
    default:
      return null;
  }
}
