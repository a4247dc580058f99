/**
 * What an action does to the application's data. `destructive` takes something away or ends the
 * session (delete, pay, unsubscribe, log out) and never runs unless asked for.
 */
export type Effect = 'read' | 'write' | 'destructive';
