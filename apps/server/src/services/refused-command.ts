import type { CommandAnswer } from '@flowload/engine';
import type { LoadCommand } from '@flowload/engine/model/control.ts';
import { InvalidInputError, InvalidStateError, type RunRecord } from '@flowload/schema';

type Refusal = Extract<CommandAnswer, { readonly kind: 'refused' }>;

/** Why a load did not take a command, as the error that the API tells it by. */
export function refusedCommand(
  { reason, message }: Refusal,
  { state }: Pick<RunRecord, 'state'>,
  command: LoadCommand,
): InvalidStateError | InvalidInputError {
  if (command.kind !== 'scale') return new InvalidStateError(message, state);
  switch (reason) {
    case 'unknown-scenario':
      return new InvalidInputError([{ field: 'scenario', message }]);
    case 'out-of-bounds':
      return new InvalidInputError([{ field: 'to', message }]);
    case 'not-held':
    case 'not-loading':
    case 'searching':
      return new InvalidStateError(message, state);
  }
}
