import { createHash } from 'node:crypto';
import { json, page, type Received, type Sent, type SmallApp, startSmallApp } from './small-app.ts';

/**
 * Takes orders that scripts give keys made in the page: each key counts once and has to have the shape of
 * its kind, and a moment has to be now.
 */
export interface OrderKeys extends SmallApp {
  readonly effects: Map<string, number>;
}

const v7 = `(() => { const t = Date.now().toString(16).padStart(12, '0'); const r = crypto.randomUUID();
  return t.slice(0, 8) + '-' + t.slice(8) + '-7' + r.slice(15); })()`;
const letters = (alphabet: string, length: number) =>
  `[...crypto.getRandomValues(new Uint8Array(${length}))].map((b) => '${alphabet}'[b % ${alphabet.length}]).join('')`;

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** How a page makes each key, and what a server that looks at it accepts. */
const kinds: Readonly<Record<string, { readonly make: string; accepts(key: string): boolean }>> = {
  'uuid-v4': {
    make: 'crypto.randomUUID()',
    accepts: (key) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key),
  },
  'uuid-upper': {
    make: 'crypto.randomUUID().toUpperCase()',
    accepts: (key) => /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(key),
  },
  'uuid-v7': {
    make: v7,
    accepts: (key) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(key) &&
      isNow(Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16)),
  },
  'epoch-ms': {
    make: 'String(Date.now())',
    accepts: (key) => /^\d{13}$/.test(key) && isNow(Number(key)),
  },
  'epoch-s': {
    make: 'String(Math.floor(Date.now() / 1000))',
    accepts: (key) => /^\d{10}$/.test(key) && isNow(Number(key) * 1000),
  },
  iso: {
    make: 'new Date().toISOString()',
    accepts: (key) => isNow(Date.parse(key)) && key.endsWith('Z'),
  },
  hex: { make: letters('0123456789abcdef', 24), accepts: (key) => /^[0-9a-f]{24}$/.test(key) },
  base36: {
    make: `Math.random().toString(36).slice(2, 11).padEnd(9, '0')`,
    accepts: (key) => /^[0-9a-z]{9}$/.test(key),
  },
  base62: {
    make: letters(alphanumeric + alphanumeric.slice(0, 26).toUpperCase(), 22),
    accepts: (key) => /^[0-9A-Za-z]{22}$/.test(key),
  },
  nanoid: {
    make: letters(`${alphanumeric}${alphanumeric.slice(0, 26).toUpperCase()}_-`, 21),
    accepts: (key) => /^[\w-]{21}$/.test(key),
  },
  prefixed: {
    make: `'req_' + ${letters('0123456789abcdef', 16)}`,
    accepts: (key) => /^req_[0-9a-f]{16}$/.test(key),
  },
  timed: {
    make: `Date.now() + '-' + ${letters('0123456789', 8)}`,
    accepts: (key) => /^\d{13}-\d{8}$/.test(key) && isNow(Number(key.slice(0, 13))),
  },
  'client-id': {
    make: `Date.now().toString(36) + ${letters(alphanumeric, 8)}`,
    accepts: (key) => /^[0-9a-z]{16}$/.test(key),
  },
};

/** Two users may well send the same moment. */
export const clocks = new Set(['epoch-ms', 'epoch-s', 'iso']);

export const madeKinds = Object.keys(kinds);

export async function startOrderKeys(): Promise<OrderKeys> {
  const effects = new Map<string, number>();
  const taken = new Set<string>();
  const app = await startSmallApp((received) => {
    const { method, path } = received;
    const [, kind = '', rest = ''] = path.split('/');
    if (method === 'GET') return show(kind);
    const key = String(received.headers['idempotency-key'] ?? '');
    const isGood = kind === 'digest' ? isDigest(received) : (kinds[kind]?.accepts(key) ?? false);
    // Once and again with one key is one order, and its lines refer to it by the same key.
    if (rest === 'line')
      return taken.has(JSON.parse(received.body).order) ? json({ ok: true }) : json({ ok: false });
    if (!isGood || (taken.has(key) && !clocks.has(kind))) return json({ ok: false });
    taken.add(key);
    effects.set(kind, (effects.get(kind) ?? 0) + 1);
    return json({ ok: true });
  });
  return { ...app, effects };
}

function show(kind: string): Sent {
  const make = kind === 'digest' ? digest : (kinds[kind]?.make ?? `''`);
  return page(
    'Order',
    `<button onclick="order()">Order</button><input name="note"><script>
     async function order() {
       const key = await (${make});
       const body = JSON.stringify({ order: key, note: document.querySelector('input').value });
       const headers = { 'idempotency-key': key };
       await fetch('/${kind}', { method: 'POST', headers, body });
       await fetch('/${kind}/line', { method: 'POST', headers, body });
     }</script>`,
  );
}

/** Computed from something else: nobody can make it up. */
const digest = `crypto.subtle.digest('SHA-256', new TextEncoder().encode('salt' + Date.now().toString().slice(0, 11)))
  .then((hash) => [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join(''))`;

function isDigest({ headers }: Received): boolean {
  const now = Math.floor(Date.now() / 100);
  return Array.from({ length: 100 }, (_, back) => now - back).some((moment) => {
    const hash = createHash('sha256').update(`salt${moment}`).digest('hex');
    return hash === headers['idempotency-key'];
  });
}

function isNow(epochMs: number): boolean {
  return Math.abs(epochMs - Date.now()) < 3_000;
}
