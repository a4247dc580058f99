import autocannon from 'autocannon';
import { contenderSettings, tellHarness } from './harness.ts';

/** autocannon, by its own interface and with its defaults, on one URL or on the replay. */
const { url, work, users, requestsPerSecond, warmUpSeconds, seconds } = contenderSettings();

let tick = 0;
let requests = 0;
let errors = 0;
const from = Number(warmUpSeconds);
const to = from + Number(seconds);

/** What a user of the replay remembers; autocannon begins each iteration with an empty one. */
interface Memory {
  cookie?: string;
  token?: string;
  id?: string;
}

function checked(status: number): void {
  if (status !== 200) errors += 1;
}

/** With the cookies that it has by now; without what is needed it begins again, as autocannon means it. */
function asked(request: autocannon.Request, { cookie }: Memory, path: string): autocannon.Request {
  return { ...request, path, headers: { ...request.headers, cookie: cookie ?? '' } };
}

const replay: autocannon.Request[] = [
  {
    method: 'GET',
    path: '/login',
    onResponse: (status, body, context: Memory, headers) => {
      checked(status);
      context.cookie =
        String(Reflect.get(headers ?? {}, 'Set-Cookie') ?? '').split(';', 1)[0] ?? '';
      context.token = /name="token" value="([^"]*)"/.exec(body)?.[1] ?? '';
      if (context.token === '' || context.cookie === '') errors += 1;
    },
  },
  {
    method: 'GET',
    setupRequest: (request, context: Memory) =>
      asked(request, context, `/item?token=${encodeURIComponent(context.token ?? '')}`),
    onResponse: (status, body, context: Memory) => {
      checked(status);
      context.id = JSON.parse(body).item.id;
    },
  },
  {
    method: 'GET',
    setupRequest: (request, context: Memory) =>
      asked(request, context, `/page?id=${encodeURIComponent(context.id ?? '')}`),
    onResponse: checked,
  },
];

const run = autocannon(
  {
    url: String(url),
    connections: Number(users),
    // Longer than needed: the harness is told when enough was measured.
    duration: to + 5,
    ...(work === 'replay' ? { requests: replay } : {}),
    ...(requestsPerSecond === undefined ? {} : { overallRate: Number(requestsPerSecond) }),
  },
  () => {},
);
// Its types leave out what a tick tells.
const events: NodeJS.EventEmitter = run;
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
