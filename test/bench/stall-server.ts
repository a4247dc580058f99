import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answeredAt, type StallTimetable } from './stall-timetable.ts';

/**
 * A server that stalls by a timetable and writes down when each request came and was answered. It
 * holds answers back and goes on reading, so that its log is of when requests came and not of when
 * it got round to them. Prints its address; `/begin` starts its time, `/log` tells.
 */
export interface StallLog {
  /** When its time began, in epoch milliseconds. */
  readonly beganAt: number;
  /** Of each request, in the order they came, how much later than by the timetable it was answered. */
  readonly latenessMs: readonly number[];
}

interface Held {
  readonly index: number;
  readonly dueMs: number;
  readonly response: ServerResponse;
}

const timetable: StallTimetable = JSON.parse(process.argv[2] ?? '');
const page = Buffer.from(`<!doctype html><title>Stall</title><p>${'x'.repeat(900)}</p>`);

/** After a stall: more would keep it from seeing when the next requests come. */
const answersAtOnce = 16;

let beganAt = performance.now();
let latenessMs: number[] = [];
let came = 0;
/** Answers leave in the order in which requests came: the timetable overtakes nobody. */
let held: Held[] = [];

function elapsedMs(): number {
  return performance.now() - beganAt;
}

function answerDue(): void {
  const now = elapsedMs();
  let answered = 0;
  for (const { index, dueMs, response } of held.slice(0, answersAtOnce)) {
    if (dueMs > now) break;
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length });
    response.end(page);
    latenessMs[index] = elapsedMs() - dueMs;
    answered += 1;
  }
  held = held.slice(answered);
  waitForNext();
}

function waitForNext(): void {
  const [next] = held;
  if (next === undefined) return;
  const waitMs = next.dueMs - elapsedMs();
  if (waitMs > 0) setTimeout(answerDue, waitMs);
  else setImmediate(answerDue);
}

function begin(): void {
  beganAt = performance.now();
  latenessMs = [];
  came = 0;
}

const server = createServer((request, response) => {
  if (request.url === '/begin') {
    begin();
    response.end();
  } else if (request.url === '/log') {
    const log: StallLog = { beganAt: performance.timeOrigin + beganAt, latenessMs };
    response.end(JSON.stringify(log));
  } else {
    held.push({ index: came++, dueMs: answeredAt(timetable, elapsedMs()), response });
    if (held.length === 1) waitForNext();
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', 4_096, () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
