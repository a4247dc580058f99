import type { JsonStep } from '../model/flow.ts';
import { readJsonPath } from './json-path.ts';

/**
 * A value in the JSON that follows `marker` in a page: `window.state = {…}`, `"csrf": "…"` in a
 * script, or a `<script type="application/json" id="…">` element whose `id="…"` is the marker.
 */
export function readScriptJson(
  html: string,
  marker: string,
  path: readonly JsonStep[],
): string | null {
  for (let at = html.indexOf(marker); at >= 0; at = html.indexOf(marker, at + marker.length)) {
    const source = jsonAt(html, at + marker.length);
    if (source === null) continue;
    const value = readParsed(source, path);
    if (value !== null) return value;
  }
  return null;
}

/** The balanced JSON text that begins first at or after `from`, not further than a script would be. */
export function jsonAt(html: string, from: number): string | null {
  const opening = /[[{"]/g;
  opening.lastIndex = from;
  const start = opening.exec(html)?.index;
  if (start === undefined) return null;
  const end = html[start] === '"' ? endOfString(html, start) : endOfNested(html, start);
  return end === null ? null : html.slice(start, end);
}

function readParsed(source: string, path: readonly JsonStep[]): string | null {
  try {
    return readJsonPath(JSON.parse(source), path);
  } catch {
    return null;
  }
}

function endOfNested(text: string, start: number): number | null {
  const marks = /["[\]{}]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === '"') {
      const end = endOfString(text, match.index);
      if (end === null) return null;
      marks.lastIndex = end;
    } else {
      depth += match[0] === '{' || match[0] === '[' ? 1 : -1;
      if (depth === 0) return marks.lastIndex;
    }
  }
  return null;
}

function endOfString(text: string, start: number): number | null {
  const string = /"(?:[^"\\\n]|\\.)*"/y;
  string.lastIndex = start;
  return string.test(text) ? string.lastIndex : null;
}
