import type { Socket } from 'node:net';

let open = 0;

/** Connections of this thread's users that are open or being opened. */
export function openSockets(): number {
  return open;
}

/** Counts a socket until it is closed. */
export function countSocket(socket: Pick<Socket, 'once'>): void {
  open += 1;
  socket.once('close', discount);
}

function discount(): void {
  open -= 1;
}
