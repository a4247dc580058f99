/** What a header is by HTTP/2's own rules; most are nothing but headers. */
export type FieldRole = 'status' | 'pseudo' | 'length' | 'cookie' | 'forbidden' | 'header';

/** One header of an answer, and one entry of a table of them. */
export class HeaderField {
  readonly name: string;
  readonly value: string;
  readonly role: FieldRole;
  /** What is wrong with it; null when it is sound. */
  readonly fault: string | null;
  /** By the reckoning of tables and of limits (RFC 7541, 4.1). */
  readonly size: number;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
    this.role = roleOf(name);
    this.fault = faultOf(name, value, this.role);
    this.size = name.length + value.length + 32;
  }
}

function roleOf(name: string): FieldRole {
  switch (name) {
    case ':status':
      return 'status';
    case 'content-length':
      return 'length';
    case 'set-cookie':
      return 'cookie';
    // They are about an HTTP/1 connection (RFC 9113, 8.2.2).
    case 'connection':
    case 'keep-alive':
    case 'proxy-connection':
    case 'transfer-encoding':
    case 'upgrade':
      return 'forbidden';
    default:
      return name.startsWith(':') ? 'pseudo' : 'header';
  }
}

function faultOf(name: string, value: string, role: FieldRole): string | null {
  if (role === 'forbidden') return `it has the header ${name}, which belongs to HTTP/1`;
  if (role === 'pseudo') return 'it has a pseudo-header that answers don’t have';
  // A bound of its own for what a name may hold (RFC 9113, 8.2.1): no capitals, no controls, no space.
  if (!isName(name)) return 'one of its headers has a name that none may have';
  if (!isValue(value)) return `its header ${name} holds characters that no header may`;
  return null;
}

function isName(name: string): boolean {
  const colonAllowed = name === ':status' ? 1 : 0;
  for (let i = colonAllowed; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= 32 || code >= 127 || (code >= 65 && code <= 90) || code === 58) return false;
  }
  return name !== '';
}

function isValue(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0 || code === 10 || code === 13) return false;
  }
  return true;
}
