import autocannon from 'autocannon';
import { contenderSettings, tellHarness } from './harness.ts';

/** autocannon, by its own interface and with its defaults, on one URL. */
const { url, users, warmUpSeconds, seconds } = contenderSettings();

let tick = 0;
let requests = 0;
const from = Number(warmUpSeconds);
const to = from + Number(seconds);

const run = autocannon(
  {
    url: String(url),
    connections: Number(users),
    // Longer than needed: the harness is told when enough was measured.
    duration: to + 5,
  },
  () => {},
);
// Its types leave out what a tick tells.
const events: NodeJS.EventEmitter = run;
let errors = 0;
events.on('reqError', () => {
  errors += 1;
});
events.on('tick', ({ counter }: { readonly counter: number }) => {
  tick += 1;
  if (tick > from && tick <= to) requests += counter;
  if (tick === from) tellHarness({ kind: 'begin' });
  if (tick === to) run.stop();
  if (tick === to) tellHarness({ kind: 'end', requests, errors });
});
