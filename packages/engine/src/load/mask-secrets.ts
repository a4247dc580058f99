/** What a secret looks like once it is hidden. */
const hidden = '***';

/** Names of headers, fields and members whose values are nobody's business. */
const secretName =
  /passw|passphrase|passcode|^pass$|pwd|secret|token|credential|api[-_]?key|authori[sz]ation|^x-auth/i;

/** Shorter values stand in too many other words to be taken for the secret. */
const shortestSecret = 3;

/** Hides what must not be stored or shown beside an error. */
export interface SecretMask {
  header(name: string, value: string): string;
  /** A URL, a body of a request or of an answer. */
  text(text: string): string;
}

/** `secrets` are values that are hidden wherever they are: the passwords that users sign in with. */
export function maskSecrets(secrets: readonly string[]): SecretMask {
  const known = [...new Set(secrets.filter(isLong).flatMap(spellings))];
  const text = (plain: string) =>
    known.reduce((masked, secret) => masked.replaceAll(secret, hidden), maskNamed(plain));
  return { header: (name, value) => maskHeader(name.toLowerCase(), value, text), text };
}

function isLong(secret: string): boolean {
  return secret.length >= shortestSecret;
}

/** As it stands in plain text, in a query, in a form and in JSON. */
function spellings(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  return [secret, encoded, form, JSON.stringify(secret).slice(1, -1)];
}

function maskHeader(name: string, value: string, text: (plain: string) => string): string {
  if (name === 'cookie') return value.replace(/=[^;]*/g, `=${hidden}`);
  if (name === 'set-cookie') return value.replace(/=[^;]*/, `=${hidden}`);
  if (name === 'authorization' || name === 'proxy-authorization') {
    return value.replace(/^(\w+ )?.*$/s, `$1${hidden}`);
  }
  return secretName.test(name) ? hidden : text(value);
}

function maskNamed(plain: string): string {
  return plain
    .replace(/([?&]|^)([^=&?\s"<>]{1,80})=([^&\s"<>]*)/g, (whole, before, name) =>
      secretName.test(decoded(name)) ? `${before}${name}=${hidden}` : whole,
    )
    .replace(/"([^"\\]{1,80})"(\s*:\s*)(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)/g, (whole, name, colon) =>
      secretName.test(name) ? `"${name}"${colon}"${hidden}"` : whole,
    )
    .replace(/(name="([^"]{1,80})"\r\n\r\n)[^\r\n]*/g, (whole, head, name) =>
      secretName.test(name) ? `${head}${hidden}` : whole,
    )
    .replace(/<input\b[^>]{0,500}>/gi, maskInput)
    .replace(/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden);
}

function maskInput(tag: string): string {
  const name = /\bname\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
  const isSecret = secretName.test(name) || /\btype\s*=\s*["']?password/i.test(tag);
  return isSecret
    ? tag.replace(/(\bvalue\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/i, `$1"${hidden}"`)
    : tag;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
