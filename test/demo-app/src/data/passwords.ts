import { createHash, timingSafeEqual } from 'node:crypto';
import { randomToken } from './random-token.ts';

export interface PasswordHash {
  readonly salt: string;
  readonly digest: Buffer;
}

/**
 * One round of salted SHA-256. A real shop needs scrypt or argon2; here it would make every
 * sign-in benchmark a benchmark of the hash.
 */
export function hashPassword(password: string, salt: string = randomToken()): PasswordHash {
  return { salt, digest: createHash('sha256').update(salt).update(password).digest() };
}

export function passwordMatches(hash: PasswordHash, password: string): boolean {
  return timingSafeEqual(hash.digest, hashPassword(password, hash.salt).digest);
}

/** Why a password is not accepted, or null. */
export function passwordProblem(password: string): string | null {
  if (password.length < 8) return 'The password needs at least 8 characters.';
  if (password.length > 128) return 'The password can have at most 128 characters.';
  if (!/[0-9]/.test(password)) return 'The password needs at least one digit.';
  if (!/[A-Za-z]/.test(password)) return 'The password needs at least one letter.';
  return null;
}
