import { formatCount } from '../../format/number.ts';
import type { RunEvent } from './documents.ts';
import type { Moment } from './run-series.ts';

/** What charts mark of a run: commands it was given, thresholds that failed, levels of a capacity search. */
export function momentsOf(events: readonly RunEvent[]): readonly Moment[] {
  return events.flatMap((event) => momentOf(event) ?? []);
}

function momentOf(event: RunEvent): Moment | null {
  const at = Date.parse(event.at);
  switch (event.kind) {
    case 'CONTROL':
      return event.command && { at, label: commandWord(event.command), color: '--info' };
    case 'THRESHOLD_FAILED':
      return event.threshold && { at, label: event.threshold.expression, color: '--bad' };
    case 'CAPACITY_LEVEL': {
      const level = event.capacityLevel;
      if (!level) return null;
      const word = level.held ? 'held' : 'failed';
      return {
        at,
        label: `${formatCount(level.level)} ${word}`,
        color: level.held ? '--ok' : '--bad',
      };
    }
    default:
      return null;
  }
}

/** A command in as few words as a chart has room for. */
function commandWord({ kind, to }: NonNullable<RunEvent['command']>): string {
  switch (kind) {
    case 'SCALE':
      return `to ${formatCount(to ?? 0)}`;
    case 'PAUSE':
      return 'paused';
    case 'RESUME':
      return 'resumed';
    case 'STOP':
      return 'stopped';
  }
}
