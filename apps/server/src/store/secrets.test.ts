import { expect, it } from 'vitest';
import { createSecretBox, type RunSecrets } from './secrets.ts';

const key = Buffer.alloc(32, 1).toString('base64url');
const secrets: RunSecrets = {
  credentials: [{ username: 'anna', password: 'hunter2' }],
  account: null,
};

it('opens what it sealed, and never seals the same way twice', () => {
  const box = createSecretBox(key);
  const sealed = box.seal('run_1', secrets);
  expect(box.open('run_1', sealed)).toEqual(secrets);
  expect(sealed.toString('latin1')).not.toContain('hunter2');
  expect(box.seal('run_1', secrets)).not.toEqual(sealed);
});

it.each([
  ['another key', (sealed: Buffer) => other.open('run_1', sealed)],
  ['another run', (sealed: Buffer) => createSecretBox(key).open('run_2', sealed)],
  ['changed bytes', (sealed: Buffer) => createSecretBox(key).open('run_1', changed(sealed))],
  ['bytes cut off', (sealed: Buffer) => createSecretBox(key).open('run_1', sealed.subarray(0, 9))],
])('opens nothing with %s', (_what, open) => {
  expect(open(createSecretBox(key).seal('run_1', secrets))).toBeNull();
});

const other = createSecretBox(Buffer.alloc(32, 2).toString('base64url'));

function changed(sealed: Buffer): Buffer {
  const copy = Buffer.from(sealed);
  copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1);
  return copy;
}
