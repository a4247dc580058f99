import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { exampleQueries } from './example-queries.ts';
import { graphqlPath } from './graphql.ts';
import type { Page } from './page.ts';

export const graphiqlPath = '/graphiql';

const zip = promisify(gzip);

/** It carries its script and its workers within, and asks nobody but this server for anything. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  'worker-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL as one page of nine megabytes, made when it is asked for first. */
export function createGraphiql(): () => Promise<Page> {
  let page: Promise<Page> | null = null;
  return () => {
    page ??= render();
    return page;
  };
}

async function render(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    endpoint: graphqlPath,
    title: 'FlowLoad GraphiQL',
    subscriptionsProtocol: 'WS',
    defaultQuery: exampleQueries,
  });
  const body = Buffer.from(String(html));
  return {
    body,
    gzipped: await zip(body),
    contentType: 'text/html; charset=utf-8',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cacheControl: 'no-cache',
    policy,
  };
}
