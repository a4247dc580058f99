import { errorPage } from '../pages/layout.ts';
import type { Shop } from '../shop.ts';
import { ClientError, json, type Reply } from './reply.ts';
import type { Visit } from './visit.ts';

/** The client's mistake as a page, or as JSON where JSON is spoken. Anything else is a bug and goes on up. */
export function failureReply(shop: Shop, visit: Visit, path: string, error: unknown): Reply {
  if (speaksJson(path)) return jsonFailureReply(error);
  const { status, message, headers } = clientErrorOf(error);
  const reply = errorPage(shop, visit, status, message);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

export function jsonFailureReply(error: unknown): Reply {
  const { status, message, headers } = clientErrorOf(error);
  const reply = json({ error: message }, status);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** What the error-rate knob answers with: no session, no effect, no page frame. */
export function brokenReply(path: string): Reply {
  const message = 'The shop is having trouble right now. Please try again.';
  if (speaksJson(path)) return json({ error: message }, 500);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  const body = `<!doctype html><html lang="en"><head><title>Something went wrong</title></head><body><h1>Something went wrong</h1><p>${message}</p></body></html>`;
  return { status: 500, headers, body };
}

function speaksJson(path: string): boolean {
  return path.startsWith('/api/');
}

function clientErrorOf(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  throw error;
}
