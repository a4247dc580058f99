import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Controls, controlReply } from '../conditions/control.ts';
import type { Shop } from '../shop.ts';
import { brokenReply, failureReply, jsonFailureReply } from './failure-reply.ts';
import { ClientError, type Reply } from './reply.ts';
import { noBody, type RequestBody, readBody } from './request-body.ts';
import type { Router } from './router.ts';
import { Visit } from './visit.ts';

export interface Serving {
  readonly shop: Shop;
  readonly router: Router;
  readonly controls: Controls;
  /** Milliseconds on a clock that only goes forward. */
  readonly clock: () => number;
}

/** Answers one request. Rejects when the client went away before its request was whole, and on a bug of ours. */
export async function serve(
  serving: Serving,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = message.url ?? '/';
  if (target.startsWith('/__')) await serveControl(serving, target, message, response);
  else await serveShop(serving, target, message, response);
}

async function serveShop(
  { shop, router, controls, clock }: Serving,
  target: string,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const arrivedMs = clock();
  const doneMs = arrivedMs + controls.weather.waitMs(arrivedMs);
  shop.effects.count('requests');
  const { method = 'GET', headers } = message;
  const [path, query] = splitTarget(target);
  const body = await bodyOf(message);
  await waitUntil(doneMs, clock);
  const visit = new Visit(shop.sessions, shop.accounts, headers.cookie);
  const reply = attempt(
    () => {
      if (controls.weather.strikes()) return brokenReply(path);
      const { handle, param } = router.match(method, path);
      const sent = accepted(body);
      return handle({
        target,
        param,
        query: new URLSearchParams(query),
        headers,
        body: sent,
        visit,
      });
    },
    (error) => failureReply(shop, visit, path, error),
  );
  send(response, method, reply, visit.setCookie());
  controls.timing.record(method, path, clock() - arrivedMs);
}

async function serveControl(
  { controls, clock }: Serving,
  target: string,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET' } = message;
  const [path] = splitTarget(target);
  const body = await bodyOf(message);
  const answer = () => controlReply(controls, method, path, accepted(body), clock());
  send(response, method, attempt(answer, jsonFailureReply), null);
}

/** Timers count whole milliseconds and may fire a little early; nobody is served before their time. */
async function waitUntil(doneMs: number, clock: () => number): Promise<void> {
  for (let leftMs = doneMs - clock(); leftMs > 0; leftMs = doneMs - clock()) {
    await wait(Math.ceil(leftMs));
  }
}

function attempt(answer: () => Reply, fail: (error: unknown) => Reply): Reply {
  try {
    return answer();
  } catch (error) {
    return fail(error);
  }
}

/** A body that can't be taken is answered only after the wait, like every other request. */
async function bodyOf(message: IncomingMessage): Promise<RequestBody | ClientError> {
  if (!hasBody(message)) return noBody;
  return readBody(message).catch((error: unknown) => {
    if (error instanceof ClientError) return error;
    throw error;
  });
}

function accepted(body: RequestBody | ClientError): RequestBody {
  if (body instanceof ClientError) throw body;
  return body;
}

function send(
  response: ServerResponse,
  method: string,
  reply: Reply,
  setCookie: string | null,
): void {
  const headers: Record<string, string | number> = { ...reply.headers };
  if (reply.status !== 304) headers['content-length'] = Buffer.byteLength(reply.body);
  if (setCookie !== null) headers['set-cookie'] = setCookie;
  response.writeHead(reply.status, headers);
  response.end(method === 'HEAD' || reply.status === 304 ? undefined : reply.body);
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

function splitTarget(target: string): readonly [path: string, query: string] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
