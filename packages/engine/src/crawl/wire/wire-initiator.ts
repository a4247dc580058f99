import type { Initiator } from '../../model/recording.ts';
import type { RequestInitiator } from './wire-events.ts';

/** What the DevTools protocol tells of who asked, in the recording's words. */
export function initiatorOf(
  told: RequestInitiator | undefined,
  documentId: string | null,
): Initiator {
  if (told === undefined) return { documentId, kind: 'other', url: null };
  if (told.type === 'script') return { documentId, kind: 'script', url: scriptOf(told) };
  const isNamed = told.type === 'parser' || told.type === 'preload';
  return { documentId, kind: isNamed ? 'markup' : 'other', url: withoutFragment(told.url) };
}

/** The innermost call that stands in a file of its own; scripts that were made of text have no address. */
function scriptOf({ url, stack }: RequestInitiator): string | null {
  for (let calls = stack; calls !== undefined; calls = calls.parent) {
    const frame = calls.callFrames.find((call) => /^https?:/.test(call.url));
    if (frame !== undefined) return withoutFragment(frame.url);
  }
  return withoutFragment(url);
}

function withoutFragment(url: string | undefined): string | null {
  if (url === undefined || url === '') return null;
  return url.split('#', 1)[0] ?? url;
}
