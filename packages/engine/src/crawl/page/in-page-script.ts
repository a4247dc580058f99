import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Frame } from 'playwright-core';
import type { InPage } from './in-page/look.ts';
import type { FrameView } from './page-view.ts';

/** In the order of their imports; each may only use those before it. */
const files = [
  'windows',
  'watch',
  'elements',
  'coming',
  'naming',
  'selectors',
  'place',
  'gestures',
  'collect-links',
  'collect-controls',
  'saving-buttons',
  'loose-groups',
  'collect-forms',
  'collect-notices',
  'collect-content',
  'scrolling',
  'covers',
  'look',
] as const;

let script: string | null = null;

/**
 * The files of in-page/ as one script that goes into every frame before the page's own. They are
 * joined from their source, and not from the functions' text, because test runners and bundlers
 * rewrite what functions refer to.
 */
export function inPageScript(): string {
  script ??= `(() => {\n'use strict';\n${files.map(readPart).join('\n')}\ninstall();\n})();`;
  return script;
}

/** A file as a scope of its own that lets out what it exports. */
function readPart(name: string): string {
  const source = readFileSync(new URL(`./in-page/${name}.ts`, import.meta.url), 'utf8');
  const plain = stripped(source).replace(/^import\b[^;]*;$/gm, '');
  const exported = [...plain.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)];
  const names = exported.map(([, exportedName]) => exportedName).join(', ');
  return `const { ${names} } = (() => {\n${plain.replace(/^export /gm, '')}\nreturn { ${names} };\n})();`;
}

/** Node strips types from every file it runs, but calls it an experiment when asked to do so by name. */
function stripped(source: string): string {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

declare global {
  interface Window {
    /** Absent in frames that no script may run in. */
    readonly __flowload?: InPage;
  }
}

/** Null when the frame could not be looked into. */
export async function lookInto(frame: Frame): Promise<FrameView | null> {
  return await frame.evaluate(() => window.__flowload?.look() ?? null);
}

/** Milliseconds since the frame's document last changed; 0 while it is at work. */
export async function frameQuietMs(frame: Frame): Promise<number> {
  return await frame.evaluate(() => window.__flowload?.quietForMs() ?? Number.POSITIVE_INFINITY);
}

/** True while the frame's page says of itself that it is still to come. */
export async function isFrameComing(frame: Frame): Promise<boolean> {
  return await frame.evaluate(() => window.__flowload?.isComing() ?? false);
}

/** Answers a banner, tour or pop-up that covers the page by itself; says what was pressed, null when there is none. */
export async function dismissCover(frame: Frame): Promise<string | null> {
  return await frame.evaluate(() => window.__flowload?.dismissCover() ?? null);
}

/** Milliseconds until the timers that the page has set have run; 0 when there are none. */
export async function laterMs(frame: Frame): Promise<number> {
  return await frame.evaluate(() => window.__flowload?.laterMs() ?? 0);
}

/** Where a window that was opened is to go, and whether the page that opened it is gone and can't send it there. */
export interface EnteredWindow {
  readonly address: string;
  readonly referrer: string;
  readonly isLost: boolean;
}

/** Lets a window that is held go where it was opened for; null for one that is not held. */
export async function enterWindow(frame: Frame): Promise<EnteredWindow | null> {
  return await frame.evaluate(() => {
    window.__flowloadHeard = true;
    const held = window.__flowloadHeld;
    if (held === undefined) return null;
    const { address, referrer } = held;
    return { address, referrer, isLost: !held.enter() };
  });
}

/** Lets everything come that waits for being seen. */
export async function scrollThrough(frame: Frame): Promise<void> {
  await frame.evaluate(() => window.__flowload?.scrollThrough());
}
