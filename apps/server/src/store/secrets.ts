import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Account } from '@flowload/engine/model/site-graph.ts';
import type { Credentials } from '@flowload/engine/model/target.ts';

/** What must be known to repeat a run and is given out to nobody. */
export interface RunSecrets {
  readonly credentials: readonly Credentials[];
  /** Of the account that the crawl made. */
  readonly account: Account | null;
  /** The proxy's address with its password; absent where it has none. */
  readonly proxy?: string;
}

/** Seals a run's secrets with AES-256-GCM: nonce, tag, ciphertext. The run's id is authenticated, so a row can't be moved. */
export interface SecretBox {
  seal(runId: string, secrets: RunSecrets): Buffer;
  /** Null when the key is another one, or the bytes were changed. */
  open(runId: string, sealed: Uint8Array): RunSecrets | null;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** `key` is 32 bytes in base64url. */
export function createSecretBox(key: string): SecretBox {
  const keyBytes = Buffer.from(key, 'base64url');
  return {
    seal(runId, secrets) {
      const nonce = randomBytes(nonceBytes);
      const encrypt = createCipheriv(cipher, keyBytes, nonce).setAAD(Buffer.from(runId));
      const body = [encrypt.update(JSON.stringify(secrets), 'utf8'), encrypt.final()];
      return Buffer.concat([nonce, encrypt.getAuthTag(), ...body]);
    },
    open(runId, sealed) {
      const nonce = sealed.subarray(0, nonceBytes);
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
      try {
        const decrypt = createDecipheriv(cipher, keyBytes, nonce, { authTagLength: tagBytes });
        decrypt.setAAD(Buffer.from(runId)).setAuthTag(tag);
        const body = [decrypt.update(sealed.subarray(nonceBytes + tagBytes)), decrypt.final()];
        return JSON.parse(Buffer.concat(body).toString('utf8'));
      } catch {
        return null;
      }
    },
  };
}
