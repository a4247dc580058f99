import { randomFillSync } from 'node:crypto';

const tokenBytes = 18;
const pool = Buffer.alloc(tokenBytes * 512);
let used = pool.length;

/**
 * 24 characters that nobody can guess. Never seeded: a token that came again after a restart would
 * let a verbatim replay through. Drawn from a pool, for one system call per token would cost more
 * than the page.
 */
export function randomToken(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += tokenBytes;
  return pool.toString('base64url', used - tokenBytes, used);
}
