import type { LoadCommand } from '../model/control.ts';
import { type CommandAnswer, refuse } from './command-answer.ts';
import { type LoadSize, loadSizeOf } from './load-size.ts';
import type { RunContext } from './run-context.ts';

/** Whether a run can hand a command to its load now. */
export function commandAnswer(
  { state, steering }: RunContext,
  command: LoadCommand,
): CommandAnswer {
  if (state === 'loading' && steering !== null) return steering.answer(command);
  return refuse('not-loading', `The run is ${state ?? 'queued'}: only a load takes commands.`);
}

/** How big the run's load may get once it has heard the command. */
export function sizeAfter({ config, steering }: RunContext, command: LoadCommand): LoadSize {
  return steering?.sizeAfter(command) ?? loadSizeOf(config);
}
