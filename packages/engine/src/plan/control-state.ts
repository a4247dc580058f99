import type { LoadCommand, LoadControlState } from '../model/control.ts';

/** How a load stands once it has heard a command. Who is stopping stops. */
export function controlStateAfter(
  state: LoadControlState,
  { kind }: Pick<LoadCommand, 'kind'>,
): LoadControlState {
  if (state === 'stopping') return state;
  switch (kind) {
    case 'pause':
      return 'paused';
    case 'resume':
      return 'running';
    case 'stop':
      return 'stopping';
    case 'scale':
      return state;
  }
}
