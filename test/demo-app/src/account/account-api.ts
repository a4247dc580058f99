import type { Account } from '../data/accounts.ts';
import type { ApiGrant } from '../data/api-tokens.ts';
import { totalCents } from '../data/cart.ts';
import type { Order } from '../data/orders.ts';
import { ClientError, json, type Reply } from '../http/reply.ts';
import { type Route, type ShopRequest, spendToken } from '../http/shop-request.ts';
import type { Shop } from '../shop.ts';

/** The JSON API behind the account area: a session for a CSRF token, everything else for a bearer token. */
export function accountApiRoutes(shop: Shop): readonly Route[] {
  return [
    { method: 'POST', path: '/api/session', handle: (request) => openSession(shop, request) },
    { method: 'GET', path: '/api/profile', handle: (request) => readProfile(shop, request) },
    { method: 'PUT', path: '/api/profile', handle: (request) => saveProfile(shop, request) },
    { method: 'GET', path: '/api/orders', handle: (request) => listOrders(shop, request) },
  ];
}

function openSession(shop: Shop, request: ShopRequest): Reply {
  const { account } = request.visit;
  if (account === null) throw new ClientError(401, 'Sign in first.');
  const sent = request.headers['x-csrf-token'];
  if (typeof sent !== 'string' || !spendToken(request, 'api', sent)) {
    throw new ClientError(403, 'The CSRF token was used already. Reload the page.');
  }
  const token = shop.apiTokens.issue(account.id, request.visit.session.id);
  const user = { id: account.id, email: account.email, displayName: account.profile.displayName };
  return json({ token, user }, 201);
}

function readProfile(shop: Shop, request: ShopRequest): Reply {
  const { account, grant } = bearer(shop, request);
  return profileReply(account, grant);
}

function saveProfile(shop: Shop, request: ShopRequest): Reply {
  const { account, grant } = bearer(shop, request);
  const change = readChange(request);
  if (change.version !== grant.profileVersion) {
    throw new ClientError(409, 'The profile has changed since it was read. Read it again.');
  }
  const saved = shop.accounts.saveProfile(account, change.displayName, change.phone);
  shop.effects.count('profileUpdates');
  return profileReply(saved, grant);
}

function profileReply(account: Account, grant: ApiGrant): Reply {
  grant.profileVersion = account.profile.version;
  return json({ email: account.email, ...account.profile });
}

function listOrders(shop: Shop, request: ShopRequest): Reply {
  const { account } = bearer(shop, request);
  return json({ orders: shop.orders.ofAccount(account.id).map(orderJson) });
}

function orderJson(order: Order) {
  return {
    id: order.id,
    placedAt: new Date(order.placedAt).toISOString(),
    items: order.lines.map(({ product, quantity }) => ({ name: product.name, quantity })),
    totalCents: totalCents(order.lines),
    url: `/orders/${order.id}`,
  };
}

function bearer(shop: Shop, request: ShopRequest): { account: Account; grant: ApiGrant } {
  const header = request.headers.authorization;
  const token = typeof header === 'string' ? /^Bearer (\S+)$/.exec(header)?.[1] : undefined;
  const grant = token === undefined ? null : shop.apiTokens.find(token);
  const account = grant === null ? null : shop.accounts.find(grant.accountId);
  if (grant === null || account === null || !isOpen(shop, grant)) {
    throw new ClientError(401, 'The bearer token is missing or not valid any more.', {
      'www-authenticate': 'Bearer',
    });
  }
  return { account, grant };
}

/** Logging out ends what was opened with the session. */
function isOpen(shop: Shop, grant: ApiGrant): boolean {
  return shop.sessions.find(grant.sessionId)?.accountId === grant.accountId;
}

interface ProfileChange {
  readonly displayName: string;
  readonly phone: string;
  readonly version: number;
}

function readChange({ body }: ShopRequest): ProfileChange {
  if (body.kind !== 'json') throw new ClientError(415, 'Send the profile as application/json.');
  const { displayName, phone, version } = (body.value ?? {}) as Record<string, unknown>;
  if (typeof displayName !== 'string' || displayName.trim() === '' || displayName.length > 60) {
    throw new ClientError(422, 'The display name needs 1 to 60 characters.');
  }
  if (typeof phone !== 'string' || !/^[+0-9 ()/-]{0,30}$/.test(phone)) {
    throw new ClientError(422, 'The phone number may hold digits, spaces and + ( ) / -.');
  }
  if (typeof version !== 'number') throw new ClientError(422, 'The version is missing.');
  return { displayName: displayName.trim(), phone: phone.trim(), version };
}
