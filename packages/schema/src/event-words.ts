import type { LoadCommand } from '@flowload/engine/model/control.ts';
import type { RunEventBody, RunState } from '@flowload/engine/model/run.ts';
import { missedText } from '@flowload/engine/model/threshold-words.ts';

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
    case 'crawl-ended-by-hand':
      return 'The exploration was ended by hand; the run goes on with what was found.';
    case 'flow-found':
      return `Found “${body.name}”.`;
    case 'flow-proven':
      return body.verified
        ? `Proved “${body.name}”.`
        : `“${body.name}” stays out of the load: ${body.reason ?? 'no reason was given.'}`;
    case 'control':
      return describeCommand(body.command);
    case 'threshold-failed': {
      const missed = missedText(body.result);
      return body.result.aborted ? `${missed} That ends the load.` : missed;
    }
    case 'capacity-level': {
      const { level, held, certainty } = body.level;
      const doubt = certainty === 'unsure' ? ', which is not sure' : '';
      return `Level ${level} ${held ? 'held' : 'did not hold'}${doubt}.`;
    }
  }
}

function describeCommand(command: LoadCommand): string {
  switch (command.kind) {
    case 'scale':
      return `The load${command.scenario === null ? '' : ` of “${command.scenario}”`} was set to ${command.to}.`;
    case 'pause':
      return 'The load was paused.';
    case 'resume':
      return 'The load goes on.';
    case 'stop':
      return 'The load was told to end.';
  }
}

export function eventLevel(body: RunEventBody): 'info' | 'warning' | 'error' {
  switch (body.kind) {
    case 'state':
      if (body.to === 'failed') return 'error';
      return body.to === 'interrupted' || body.to === 'aborted' ? 'warning' : 'info';
    case 'log':
      return body.level;
    case 'crawl-ended-by-hand':
    case 'flow-found':
    case 'control':
    case 'capacity-level':
      return 'info';
    case 'threshold-failed':
      return 'warning';
    case 'flow-proven':
      return body.verified ? 'info' : 'warning';
  }
}
