import type { CDPSession } from 'playwright-core';
import { graphqlOperation } from '../../content/graphql-operation.ts';
import { inScope, type Scope } from '../../model/target.ts';
import { means } from '../actions/intent-words.ts';
import { OwnThings } from './own-things.ts';

/** What a page wants to ask for. */
export interface GuardedRequest {
  readonly url: string;
  readonly method: string;
  /** True when it would replace the page itself. */
  readonly mainDocument: boolean;
  /** Of a POST, as far as the browser tells. */
  readonly body: string | null;
}

export interface GuardPolicy {
  readonly scope: Scope;
  /** False while nobody has asked for anything destructive. */
  readonly allowDestructive: boolean;
  /** A form is being sent: what was kept of it until then may go. */
  readonly isSaving: boolean;
}

/** Null lets a request pass, else why it does not. */
export function objection(
  request: GuardedRequest,
  policy: GuardPolicy,
  own: OwnThings,
): string | null {
  const url = URL.parse(request.url);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (request.mainDocument && !inScope(policy.scope, url)) {
    return `it leads out of scope, to ${url.origin}`;
  }
  if (policy.allowDestructive || !policy.scope.origins.includes(url.origin)) return null;
  const operation = graphqlOperation(request.body);
  if (operation?.kind === 'mutation' && means('destroy', operation.name)) {
    return `it sends the mutation ${operation.name}`;
  }
  const isOwnDraft = policy.isSaving && own.has(request.url);
  if (request.method === 'DELETE' && !isOwnDraft) return `it sends DELETE ${url.pathname}`;
  if (means('sign-out', `${url.pathname} ${[...url.searchParams.values()].join(' ')}`)) {
    return 'it ends the session';
  }
  return null;
}

/**
 * Stands between a page and the network for documents and script requests alone, so that the rest
 * still comes from the cache. What is refused is aborted, which leaves the page where it is.
 */
export async function guardPage(
  session: CDPSession,
  policy: () => GuardPolicy,
  onRefused: (reason: string, request: GuardedRequest) => void,
): Promise<void> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrameId = frameTree.frame.id;
  const own = new OwnThings();
  session.on('Fetch.requestPaused', (event) => {
    const request: GuardedRequest = {
      url: event.request.url,
      method: event.request.method,
      body: event.request.postData ?? null,
      mainDocument: event.resourceType === 'Document' && event.frameId === mainFrameId,
    };
    const reason = objection(request, policy(), own);
    if (reason === null) own.note(request);
    const { requestId } = event;
    if (reason !== null) onRefused(reason, request);
    const answered =
      reason === null
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // A page that closes meanwhile takes its requests with it.
    answered.catch(() => undefined);
  });
  await session.send('Fetch.enable', {
    patterns: [{ resourceType: 'Document' }, { resourceType: 'XHR' }, { resourceType: 'Fetch' }],
    // Whoever stands in the way is asked for the proxy's login, too.
    handleAuthRequests: true,
  });
}
