import { type ClientHttp2Session, connect } from 'node:http2';
import { contenderSettings, tellHarness } from './harness.ts';

/** node:http2 and nothing else: one session for each user, one request after another. */
const { url, users, warmUpSeconds, seconds } = contenderSettings();
const { origin, pathname } = new URL(String(url));

let requests = 0;
let errors = 0;
let running = true;

function ask(session: ClientHttp2Session): void {
  const stream = session.request({ ':path': pathname });
  stream.on('response', ({ ':status': status }) => {
    if (status !== 200) errors += 1;
  });
  stream.on('error', () => {
    errors += 1;
  });
  stream.resume();
  stream.on('end', () => {
    requests += 1;
    if (running) ask(session);
    else session.close();
  });
}

for (let user = 0; user < Number(users); user++) {
  ask(connect(origin, { rejectUnauthorized: false }));
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
await wait(Number(warmUpSeconds) * 1_000);
requests = 0;
tellHarness({ kind: 'begin' });
await wait(Number(seconds) * 1_000);
tellHarness({ kind: 'end', requests, errors });
running = false;
