import { attributeOf, endTagOf, type Tag } from '../content/html-scan.ts';
import { readJsonPath } from '../content/json-path.ts';
import { jsonAt } from '../content/script-json.ts';
import { jsonLeaves, nameOf } from './json-sources.ts';
import type { AddSource } from './source-candidate.ts';

const longest = 400_000;
const mostAssignments = 200;

/** Values in a page's script element. */
export function scriptElementSources(html: string, tag: Tag, add: AddSource): void {
  const script = html.slice(tag.end, endTagOf(html, tag));
  // The marker is the tag's own text, so that the same id elsewhere is not taken for it.
  const isIsland = attributeOf(tag, 'id') !== null && /^\s*[[{]/.test(script);
  if (isIsland) addJson(script, html.slice(tag.start, tag.end), add);
  else scriptSources(script, add);
}

/** Objects given to a name and strings given to a name or key, as far as they are JSON. */
export function scriptSources(script: string, add: AddSource): void {
  if (script.length > longest || script.trim() === '') return;
  addObjects(script, add);
  addStrings(script, add);
}

function addObjects(script: string, add: AddSource): void {
  const assignment = /[\w$.[\]"']+\s*=\s*(?=[[{])/g;
  let left = mostAssignments;
  for (
    let match = assignment.exec(script);
    match !== null && left > 0;
    match = assignment.exec(script)
  ) {
    const source = jsonAt(script, assignment.lastIndex);
    if (source !== null && addJson(source, match[0], add)) assignment.lastIndex += source.length;
    left--;
  }
}

function addStrings(script: string, add: AddSource): void {
  const given = /(["']?)([\w$-]+)\1\]?\s*[=:]\s*(?="[^"\n]{2,}")/g;
  let left = mostAssignments;
  for (let match = given.exec(script); match !== null && left > 0; match = given.exec(script)) {
    const source = jsonAt(script, given.lastIndex);
    const value = source === null ? null : parsedText(source);
    if (value !== null) {
      add(value, { kind: 'script-json', marker: match[0], path: [] }, match[2] ?? '');
    }
    left--;
  }
}

function addJson(source: string, marker: string, add: AddSource): boolean {
  try {
    for (const { path, value } of jsonLeaves(JSON.parse(source))) {
      add(value, { kind: 'script-json', marker, path }, nameOf(path));
    }
    return true;
  } catch {
    return false;
  }
}

function parsedText(source: string): string | null {
  try {
    return readJsonPath(JSON.parse(source), []);
  } catch {
    return null;
  }
}
