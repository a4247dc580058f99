/** Error codes by their place (RFC 9113, 7). */
const names = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
] as const;

export type ErrorName = (typeof names)[number];

export const errorCodes = Object.fromEntries(names.map((name, code) => [name, code])) as Readonly<
  Record<ErrorName, number>
>;

/** For people; codes that nobody knows are numbers. */
export function errorName(code: number): string {
  return names[code] ?? `error ${code}`;
}

/** The server breaks the rules in a way that leaves the whole connection of no use; the message says how. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault';
  readonly code: number;

  constructor(code: ErrorName, message: string) {
    super(message);
    this.code = errorCodes[code];
  }
}
