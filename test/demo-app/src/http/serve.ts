import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Controls, controlReply } from '../conditions/control.ts';
import { errorPage } from '../pages/layout.ts';
import type { Shop } from '../shop.ts';
import { ClientError, json, type Reply } from './reply.ts';
import { noBody, readBody } from './request-body.ts';
import type { Router } from './router.ts';
import { Visit } from './visit.ts';

export interface Serving {
  readonly shop: Shop;
  readonly router: Router;
  readonly controls: Controls;
  /** Milliseconds on a clock that only goes forward. */
  readonly clock: () => number;
}

/** Answers one request; every way out of here is an answer. */
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
  shop.effects.count('requests');
  const method = message.method ?? 'GET';
  const [path, query] = splitTarget(target);
  const visit = new Visit(shop.sessions, shop.accounts, message.headers.cookie);
  const fail = (error: unknown) => failure(shop, visit, path, error);
  const waitMs = controls.weather.waitMs(arrivedMs);
  const body = hasBody(message) ? await readBody(message).catch(fail) : noBody;
  if (waitMs > 0) await wait(waitMs - (clock() - arrivedMs));
  const answer = () => {
    if ('status' in body) return body;
    if (controls.weather.strikes()) return brokenReply(path);
    const { handle, param } = router.match(method, path);
    const { headers } = message;
    return handle({ target, param, query: new URLSearchParams(query), headers, body, visit });
  };
  send(response, method, attempt(answer, fail), visit.setCookie());
  controls.timing.record(method, path, clock() - arrivedMs);
}

async function serveControl(
  { controls, clock }: Serving,
  target: string,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = message.method ?? 'GET';
  const [path] = splitTarget(target);
  const body = hasBody(message) ? await readBody(message).catch(jsonFailure) : noBody;
  const answer = () =>
    'status' in body ? body : controlReply(controls, method, path, body, clock());
  send(response, method, attempt(answer, jsonFailure), null);
}

function attempt(answer: () => Reply, fail: (error: unknown) => Reply): Reply {
  try {
    return answer();
  } catch (error) {
    return fail(error);
  }
}

function failure(shop: Shop, visit: Visit, path: string, error: unknown): Reply {
  if (path.startsWith('/api/')) return jsonFailure(error);
  const { status, message, headers } = clientErrorOf(error);
  const reply = errorPage(shop, visit, status, message);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function jsonFailure(error: unknown): Reply {
  const { status, message, headers } = clientErrorOf(error);
  const reply = json({ error: message }, status);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** What is not the client's mistake is a bug of the shop, and must not pass for an answer. */
function clientErrorOf(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  throw error;
}

function brokenReply(path: string): Reply {
  const message = 'The shop is having trouble right now. Please try again.';
  if (path.startsWith('/api/')) return json({ error: message }, 500);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  const body = `<!doctype html><html lang="en"><title>Something went wrong</title><h1>Something went wrong</h1><p>${message}</p></html>`;
  return { status: 500, headers, body };
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
