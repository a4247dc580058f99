import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Certificate {
  /** PEM */
  readonly cert: string;
  /** PEM */
  readonly key: string;
}

const oids = {
  commonName: '550403',
  subjectAltName: '551d11',
  ecdsaWithSha256: '2a8648ce3d040302',
} as const;
const tag = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/**
 * A certificate that nobody vouches for, good for a day around `now`, written as DER by hand (RFC 5280):
 * Node makes keys but no certificates, and a key kept in the repository would be one more secret to explain.
 */
export function selfSignedCertificate(host: string, now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(tag.sequence, oid(oids.ecdsaWithSha256));
  const name = der(
    tag.sequence,
    der(tag.set, der(tag.sequence, oid(oids.commonName), der(tag.utf8, Buffer.from(host)))),
  );
  const day = 86_400_000;
  const validity = der(
    tag.sequence,
    time(new Date(now.getTime() - day)),
    time(new Date(now.getTime() + day)),
  );
  const body = der(
    tag.sequence,
    der(0xa0, der(tag.integer, Buffer.from([2]))),
    // A first byte below 0x80 keeps the number positive.
    der(tag.integer, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(tag.sequence, alternativeName(host))),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  return {
    cert: pem(der(tag.sequence, body, algorithm, der(tag.bits, signature))),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

function alternativeName(host: string): Buffer {
  const name = isIPv4(host)
    ? der(0x87, Buffer.from(host.split('.').map(Number)))
    : der(0x82, Buffer.from(host));
  return der(tag.sequence, oid(oids.subjectAltName), der(tag.octets, der(tag.sequence, name)));
}

function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type, ...lengthOf(content)]), content]);
}

function lengthOf({ byteLength }: Buffer): readonly number[] {
  if (byteLength < 0x80) return [byteLength];
  if (byteLength < 0x100) return [0x81, byteLength];
  return [0x82, byteLength >> 8, byteLength & 0xff];
}

function oid(hex: string): Buffer {
  return der(tag.oid, Buffer.from(hex, 'hex'));
}

/** `YYMMDDhhmmssZ` */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(tag.time, Buffer.from(digits.slice(2)));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
