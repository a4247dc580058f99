/** Why a load did not take a command. */
export type CommandRefusal =
  /** No such run is held: it has ended, or never was. */
  | 'not-held'
  /** There is no load yet, or it is ending. */
  | 'not-loading'
  | 'unknown-scenario'
  /** More than the load, or the installation, can do. */
  | 'out-of-bounds'
  /** A capacity search sets the load itself. */
  | 'searching';

/** What became of a command to a load that is under way. */
export type CommandAnswer =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'refused';
      readonly reason: CommandRefusal;
      /** A sentence that says why, and what would do. */
      readonly message: string;
    };

export function refuse(reason: CommandRefusal, message: string): CommandAnswer {
  return { kind: 'refused', reason, message };
}

export const taken: CommandAnswer = { kind: 'taken' };

export const notHeld = refuse('not-held', 'The run is over, or there is none with this id.');
