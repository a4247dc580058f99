import type { LoadCommand, LoadControlState } from '../model/control.ts';
import { controlStateAfter } from '../plan/control-state.ts';

/** Takes a load's commands from its beginning on and hands them to the workers once there are some. */
export class LoadControl {
  #state: LoadControlState = 'running';
  #waiting: LoadCommand[] = [];
  #hear: ((command: LoadCommand) => void) | null = null;

  get state(): LoadControlState {
    return this.#state;
  }

  command(command: LoadCommand): void {
    if (this.#state === 'stopping') return;
    this.#state = controlStateAfter(this.#state, command);
    if (this.#hear === null) this.#waiting.push(command);
    else this.#hear(command);
  }

  /** `hear` gets what was commanded until now, and from now on. */
  connect(hear: (command: LoadCommand) => void): void {
    this.#hear = hear;
    for (const command of this.#waiting.splice(0)) hear(command);
  }
}
