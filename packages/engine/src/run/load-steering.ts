import type { RunningLoad } from '../load/run-load.ts';
import type { LoadCommand, LoadControlState } from '../model/control.ts';
import type { Plan } from '../model/plan.ts';
import { checkCommand } from '../plan/check-command.ts';
import { controlStateAfter } from '../plan/control-state.ts';
import { PlanError } from '../plan/plan-error.ts';
import { type CommandAnswer, refuse, taken } from './command-answer.ts';
import type { LoadSize } from './load-size.ts';
import { scaledBy, scaledSize, unscaled } from './scaled-size.ts';

type Steered = Pick<Plan, 'scenarios'>;

/** The wheel of a load that is under way. */
export interface LoadSteering {
  /** Whether the load can do what it would be told. */
  answer(command: LoadCommand): CommandAnswer;
  /** How big the load may get once it was told. */
  sizeAfter(command: LoadCommand): LoadSize;
  /** Tells it. A command that `answer` refused must not come here. */
  command(command: LoadCommand): void;
}

/** A load that does what people tell it. */
export function steeringOf(plan: Steered, load: Pick<RunningLoad, 'command'>): LoadSteering {
  let state: LoadControlState = 'running';
  let scaling = unscaled;
  return {
    answer: (command) => (state === 'stopping' ? ending : answerOf(plan, command)),
    sizeAfter: (command) => scaledSize(plan, scaledBy(scaling, command)),
    command(command) {
      state = controlStateAfter(state, command);
      scaling = scaledBy(scaling, command);
      load.command(command);
    },
  };
}

/** A load that a capacity search drives: it can be ended and nothing else. */
export function steeringOfSearch(size: LoadSize, stop: () => void): LoadSteering {
  let stopped = false;
  return {
    answer({ kind }) {
      if (stopped) return ending;
      return kind === 'stop' ? taken : searching;
    },
    sizeAfter: () => size,
    command() {
      stopped = true;
      stop();
    },
  };
}

const ending = refuse('not-loading', 'The load is ending: it takes no more commands.');
const searching = refuse(
  'searching',
  'A capacity search sets the load itself. Stop it, or start a run of the size you want.',
);

function answerOf(plan: Steered, command: LoadCommand): CommandAnswer {
  try {
    checkCommand(plan, command);
    return taken;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const unknown =
      command.kind === 'scale' &&
      command.scenario !== null &&
      plan.scenarios.every(({ name }) => name !== command.scenario);
    return refuse(unknown ? 'unknown-scenario' : 'out-of-bounds', error.message);
  }
}
