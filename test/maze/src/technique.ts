import type { Locator, Page } from 'playwright-core';
import type { WebSocket } from 'ws';
import type { MazeReply } from './reply.ts';
import type { MazeRequest } from './request.ts';

/** Techniques that belong together; each becomes a folder of the maze. */
export interface TechniqueGroup {
  /** First path segment of its pages. */
  readonly name: string;
  readonly title: string;
  readonly techniques: readonly Technique[];
  /** Answers outside the group's own folder, by absolute path. */
  readonly rootRoutes?: Readonly<Record<string, Route>>;
}

/**
 * One way in which a page leads on: an entry page, and targets that nobody finds but by carrying
 * the technique out. In page, routes and proof `{origin}` and `{host}` stand for the maze's own.
 */
export interface Technique {
  /** Second path segment: the entry page is `/<group>/<name>/`. */
  readonly name: string;
  /** The entry page's title and heading. */
  readonly title: string;
  /** Why a browser finds it, or why it can't. */
  readonly why: string;
  readonly page: EntryPage;
  /**
   * `thanks` is a GET below the entry page, `/feed.xml` one below the root, `POST thanks` has a
   * method of its own, and `* seen` takes any. With a query it must be asked for with that query.
   * All of them must be found.
   */
  readonly targets: readonly string[];
  /** Answers below the entry page; a target without one is a plain page. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** What happens on a web socket opened below the entry page. */
  readonly sockets?: Readonly<Record<string, (socket: WebSocket) => void>>;
  readonly proof: Proof;
}

/** A string is the body of an ordinary page with title and heading. */
export type EntryPage = string | Route | { readonly head: string; readonly body: string };

export type Route = (request: MazeRequest) => MazeReply | Promise<MazeReply>;

/** How to see that the technique leads to its targets. */
export type Proof =
  /** A person with a browser does this on the entry page. */
  | { readonly kind: 'by-hand'; readonly walk: (page: Page) => Promise<unknown> }
  /** Opening the entry page is enough. */
  | { readonly kind: 'opening' }
  /** The text stands in the answer (body or headers) at this address below the entry page. */
  | { readonly kind: 'reading'; readonly at: string; readonly text: string }
  /** Nothing that drives a browser can do it, so it is not counted. */
  | { readonly kind: 'off-limits'; readonly reason: string };

/** There and back: clicks, and goes back only when the browser has really arrived, however busy the machine. */
export async function thereAndBack(page: Page, element: Locator): Promise<void> {
  const { href } = new URL(page.url());
  await element.click();
  await page.waitForURL((url) => url.href !== href);
  await page.goBack();
}

export function byHand(walk: (page: Page) => Promise<unknown>): Proof {
  return { kind: 'by-hand', walk };
}

export const onOpening: Proof = { kind: 'opening' };

export function inText(text: string, at = ''): Proof {
  return { kind: 'reading', at, text };
}

export function offLimits(reason: string): Proof {
  return { kind: 'off-limits', reason };
}
