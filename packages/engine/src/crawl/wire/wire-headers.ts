import type { Headers } from '../../model/recording.ts';

/** The browser's header objects: names in any case, several values of one name on lines of their own. */
export function headersOf(headers: Readonly<Record<string, string>>): Headers {
  return Object.entries(headers)
    .filter(([name]) => !name.startsWith(':'))
    .flatMap(([name, value]) =>
      value.split('\n').map((line) => [name.toLowerCase(), line] as const),
    );
}

/** What a request says to the target; what it says to a proxy, a login among it, is nobody else's business. */
export function requestHeadersOf(headers: Readonly<Record<string, string>>): Headers {
  return headersOf(headers).filter(([name]) => !name.startsWith('proxy-'));
}

/** The head as it came over an HTTP/1 wire keeps order and repeats; other protocols give the object alone. */
export function rawHeaders(
  text: string | undefined,
  headers: Readonly<Record<string, string>>,
): Headers {
  if (text === undefined) return headersOf(headers);
  return text
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      if (colon <= 0) return [];
      return [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    });
}
