import type { RunEventBody, RunState } from '@flowload/engine/model/run.ts';

const entered: Readonly<Record<RunState, string>> = {
  queued: 'Waiting to start',
  crawling: 'Crawling the application',
  building: 'Recording journeys and building flows',
  verifying: 'Replaying each flow to prove it',
  loading: 'Load started',
  summarising: 'Adding up the figures',
  completed: 'Run completed',
  failed: 'Run failed',
  aborted: 'Run aborted',
  interrupted: 'Run interrupted',
};

/** An event as one sentence for a person. */
export function describeEvent(body: RunEventBody): string {
  switch (body.kind) {
    case 'state':
      return body.failure === null
        ? `${entered[body.to]}.`
        : `${entered[body.to]}: ${body.failure.message}`;
    case 'log':
      return body.message;
    case 'flow-found':
      return `Found “${body.name}”.`;
    case 'flow-proven':
      return body.verified
        ? `Proved “${body.name}”.`
        : `“${body.name}” stays out of the load: ${body.reason ?? 'no reason was given.'}`;
  }
}

export function eventLevel(body: RunEventBody): 'info' | 'warning' | 'error' {
  switch (body.kind) {
    case 'state':
      if (body.to === 'failed') return 'error';
      return body.to === 'interrupted' || body.to === 'aborted' ? 'warning' : 'info';
    case 'log':
      return body.level;
    case 'flow-found':
      return 'info';
    case 'flow-proven':
      return body.verified ? 'info' : 'warning';
  }
}
