import { createHash, randomBytes } from 'node:crypto';
import {
  page,
  type Received,
  redirect,
  type Sent,
  type SmallApp,
  startSmallApp,
} from './small-app.ts';

/**
 * A tracker that guards itself as Rails does: the token in forms and in a meta tag is masked anew on
 * every render, good for its session and its form alone; forms are multipart and override their
 * method; tickets have an optimistic lock.
 */
export interface TicketTracker extends SmallApp {
  readonly effects: { tickets: number; notes: number };
}

interface Ticket {
  readonly id: number;
  subject: string;
  version: number;
}

export async function startTicketTracker(): Promise<TicketTracker> {
  const effects = { tickets: 0, notes: 0 };
  const tickets = new Map<number, Ticket>([[1, { id: 1, subject: 'First', version: 3 }]]);
  const app = await startSmallApp((received) => {
    const { method, path, fields, session } = received;
    if (method === 'POST' && !isAuthentic(received)) return page('Invalid form token', '', 422);
    if (path === '/login') return method === 'POST' ? signIn(received) : loginPage(received);
    if (session.user === null) return redirect('/login');
    if (path === '/') return home(received);
    if (path === '/tickets/new') return page('New ticket', ticketForm(received, '/tickets', null));
    if (path === '/tickets' && method === 'POST') {
      const id = tickets.size + 1;
      tickets.set(id, { id, subject: fields.get('ticket[subject]') ?? '', version: 0 });
      effects.tickets++;
      return redirect(`/tickets/${id}`);
    }
    const ticket = tickets.get(Number(/^\/tickets\/(\d+)/.exec(path)?.[1]));
    if (ticket === undefined) return page('Not found', '', 404);
    if (method === 'GET') return page(`Ticket ${ticket.id}`, ticketForm(received, path, ticket));
    if (fields.get('_method') !== 'patch') return page('Not found', '', 404);
    if (fields.get('ticket[lock_version]') !== String(ticket.version)) {
      return page(
        'Ticket',
        '<div id="errorExplanation">Data has been updated by another user.</div>',
      );
    }
    ticket.version++;
    effects.notes++;
    return redirect(path);
  });
  return { ...app, effects };
}

function signIn({ fields, session }: Received): Sent {
  if (fields.get('password') !== 'open-sesame') return page('Sign in', '<p class="error">No.</p>');
  session.user = fields.get('username') ?? '';
  return redirect('/');
}

function loginPage(received: Received): Sent {
  return page(
    'Sign in',
    `<form action="/login" method="post">${token(received, '/login')}
     <input name="username"><input name="password" type="password"><button>Sign in</button></form>`,
  );
}

function home(received: Received): Sent {
  return page(
    'Tickets',
    `<a href="/tickets/new">New ticket</a> <a href="/tickets/1">First</a>
     <form action="/logout" method="post">${token(received, '/logout')}<button>Sign out</button></form>`,
  );
}

function ticketForm(received: Received, action: string, ticket: Ticket | null): string {
  const lock =
    ticket === null
      ? ''
      : `<input type="hidden" name="_method" value="patch">
         <input type="hidden" name="ticket[lock_version]" value="${ticket.version}">`;
  const field = ticket === null ? 'ticket[subject]' : 'ticket[notes]';
  return `<meta name="csrf-token" content="${mask(received, '*')}">
    <form action="/search" method="get">${token(received, '/search')}<input name="q"></form>
    <form id="ticket-form" action="${action}" method="post" enctype="multipart/form-data">
    <input name="utf8" type="hidden" value="&#x2713;">${token(received, action)}${lock}
    <textarea name="${field}"></textarea><button name="commit" value="Save">Save</button></form>`;
}

function token(received: Received, action: string): string {
  return `<input type="hidden" name="authenticity_token" value="${mask(received, action)}">`;
}

function mask({ session }: Received, action: string): string {
  const salt = randomBytes(8).toString('base64url');
  return `${salt}.${sign(salt, session.secret, action)}+/==`;
}

function isAuthentic({ fields, path, session }: Received): boolean {
  const [salt = '', signature = ''] = (fields.get('authenticity_token') ?? '').split('.');
  return signature.replace('+/==', '') === sign(salt, session.secret, path);
}

function sign(salt: string, secret: string, action: string): string {
  return createHash('sha256').update(`${salt} ${secret} ${action}`).digest('base64url');
}
