import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something that a crawl meets on the web and must survive at the price of its own budget. */
export interface Trap {
  /** First path segment; everything below belongs to the trap. */
  readonly name: string;
  readonly title: string;
  /** What it does to whoever is not careful. */
  readonly why: string;
  readonly serve: (visit: TrapVisit) => void | Promise<void>;
}

export interface TrapVisit {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** Path below the trap; '' for its first page. */
  readonly rest: string;
  readonly query: URLSearchParams;
  /** The site's own origin. */
  readonly origin: string;
  /** The same server under another name: out of scope for a crawl. */
  readonly otherOrigin: string;
}
