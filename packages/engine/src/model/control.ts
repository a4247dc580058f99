/** What may be told to a load while it runs. An abort is the run's own affair, and always possible. */
export type LoadCommand =
  /** So many users, or iterations started a second, instead of what the scenario's executor wants, until its end. */
  | { readonly kind: 'scale'; readonly scenario: string | null; readonly to: number }
  /** No iteration starts and the executors' clocks stand still; iterations under way go on to their end. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** No iteration starts any more; those under way may end within the graceful stop. */
  | { readonly kind: 'stop' };

/** How a load stands to the commands it was given. */
export type LoadControlState = 'running' | 'paused' | 'stopping';
