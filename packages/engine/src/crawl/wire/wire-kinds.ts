import type { ResourceKind } from '../../model/recording.ts';

/** True for what a recording keeps the text of. */
export function isText(mimeType: string): boolean {
  return /^text\/|[/+](json|xml|javascript|ecmascript|x-www-form-urlencoded|graphql|yaml)|x-ndjson|svg/i.test(
    mimeType,
  );
}

/** What the protocol calls a request's type, in the recording's words. */
export function kindOf(type: string | undefined): ResourceKind {
  switch (type) {
    case 'Document':
      return 'document';
    case 'XHR':
      return 'xhr';
    case 'Fetch':
      return 'fetch';
    case 'Script':
      return 'script';
    case 'Stylesheet':
      return 'stylesheet';
    case 'Image':
      return 'image';
    case 'Font':
      return 'font';
    case 'Media':
      return 'media';
    case 'EventSource':
      return 'event-source';
    case 'WebSocket':
      return 'web-socket';
    case 'Ping':
      return 'ping';
    default:
      return 'other';
  }
}
