import type { Action } from '../model/site-graph.ts';
import { formOf, type GraphView, pathOf } from './graph-view.ts';

/** What the button says that submits a form; '' for other actions and forms without one. */
export function captionOf(action: Action): string {
  const selectors = formOf(action)?.submit?.selectors ?? [];
  const named = selectors
    .map((selector) => /^role=\w+\[name="((?:[^"\\]|\\.)*)"/.exec(selector)?.[1])
    .find((name) => name !== undefined);
  return (named ?? '').replace(/\\(.)/g, '$1');
}

/**
 * Texts with what they are about named by its kind: on the way from a shop's product page "Remove
 * Cast Iron Skillet from cart" is said of any product.
 */
export function withoutEntities(text: string, { fromStateId }: Action, view: GraphView): string {
  const way = (view.routeTo(fromStateId) ?? []).map(({ toStateId }) => view.state(toStateId));
  return [...way, view.state(fromStateId)]
    .filter((state) => state !== null)
    .map(({ heading, urlTemplate }) => ({ heading, kind: kindOf(urlTemplate) }))
    .filter(({ heading, kind }) => kind !== '' && heading.length > 3)
    .reduce((said, { heading, kind }) => said.replaceAll(heading, kind), text);
}

/** What the things on pages of one template are called: `/product/:slug` shows a product. */
export function kindOf(urlTemplate: string): string {
  const segments = pathOf(urlTemplate).split('/');
  const open = segments.findIndex((segment) => segment.startsWith(':'));
  return open < 1 ? '' : singular(spoken(segments[open - 1] ?? ''));
}

export function spoken(segment: string): string {
  return segment
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_+]/g, ' ')
    .toLowerCase();
}

export function singular(word: string): string {
  return word
    .replace(/ies$/i, 'y')
    .replace(/(ss|[xz]|ch|sh)es$/i, '$1')
    .replace(/([^s])s$/i, '$1');
}

export function plural(word: string): string {
  if (/s$/i.test(word)) return word;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:x|ch|sh|z)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** First letter in capitals, trailing punctuation and excess length off. */
export function sentence(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[.…:!»>→]+$/u, '')
    .trim();
  const short = plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const verbs =
  /^(?:add|ask|book|change|choose|contact|copy|create|deploy|download|edit|export|find|get|import|invite|join|leave|log|make|mark|move|new|open|order|pay|place|post|publish|register|remove|rename|reply|report|request|reset|save|search|send|set|share|show|sign|start|subscribe|tell|update|upload|view|vote|watch|write)\b/i;

export function startsWithVerb(text: string): boolean {
  return verbs.test(text.trim());
}
