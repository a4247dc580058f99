import type { OrderDraft } from '../data/orders.ts';
import { randomToken } from '../data/random-token.ts';
import type { Session } from '../data/sessions.ts';
import { ClientError } from '../http/reply.ts';

const openAtOnce = 8;

export function openDraft(session: Session): OrderDraft {
  const draft: OrderDraft = { token: randomToken(), address: null, delivery: null };
  session.drafts = [...session.drafts, draft].slice(-openAtOnce);
  return draft;
}

/** The draft that a hidden field names; throws 409 when its order was placed or never begun. */
export function findDraft(session: Session, token: string): OrderDraft {
  const draft = session.drafts.find((open) => open.token === token);
  if (draft !== undefined) return draft;
  throw new ClientError(
    409,
    'The order was placed already or is too old. Begin again at the cart.',
  );
}

export function saveDraft(session: Session, draft: OrderDraft): void {
  session.drafts = session.drafts.map((open) => (open.token === draft.token ? draft : open));
}

export function closeDraft(session: Session, draft: OrderDraft): void {
  session.drafts = session.drafts.filter((open) => open.token !== draft.token);
}
