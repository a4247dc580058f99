import type { Action, PageState } from '../model/site-graph.ts';
import type { Goal } from './goals.ts';
import { formOf, type GraphView, pathOf } from './graph-view.ts';

/** What people call the things that most applications have, by the words on the control and around it. */
const usual: readonly (readonly [words: RegExp, name: string])[] = [
  [
    /\b(?:log|sign)\s?-?(?:out|off)\b|abmelden|ausloggen|d[ée]connexion|cerrar sesi[óo]n|uitloggen/i,
    'Log out',
  ],
  [/\bdelete\b.*\b(?:account|profile)\b|konto löschen|supprimer.*compte/i, 'Delete account'],
  [
    /\badd\b.*\bto\b.*\b(?:cart|basket|bag)\b|in den (?:warenkorb|einkaufswagen)|ajouter au panier/i,
    'Add to cart',
  ],
  [
    /\badd\b.*\b(?:wish\s?list|favou?rites)\b|auf (?:den|die) (?:merkzettel|wunschliste)/i,
    'Add to wishlist',
  ],
  [
    /\b(?:write|send|post|add|submit|leave)\b.*\breview\b|bewertung (?:schreiben|abgeben)/i,
    'Write a review',
  ],
  [/\b(?:save|update|edit|change)\b.*\bprofile\b|profil (?:speichern|ändern)/i, 'Update profile'],
  [/\bsubscribe\b.*|newsletter/i, 'Subscribe to the newsletter'],
  [/\bcheck\s?out\b|zur kasse|bestellung abschließen|passer la commande/i, 'Check out'],
];

/** Captions that say only that something is sent, not what. */
const emptyCaption =
  /^(?:submit|send|save(?: changes)?|ok|go|continue|next|apply|update|create|add|edit|change|confirm|post|done|yes|weiter|senden|speichern|absenden|envoyer|enregistrer|guardar|enviar|opslaan|button|form)?$/i;

/** As a person would say it: "Sign in", "Search products", "Check out", "Browse products". */
export function journeyName(goal: Goal, view: GraphView): string {
  const { action, wizard } = goal;
  const form = formOf(action);
  if (action.operation.kind === 'open') return 'Open the start page';
  if (form?.purpose === 'sign-in') return 'Sign in';
  if (form?.purpose === 'sign-up') return 'Sign up';
  if (form?.purpose === 'search') return searchName(action);
  if (wizard !== null) return wizardName(goal, view);
  if (form !== null || action.effect !== 'read') return actionName(action);
  if (action.operation.kind === 'click') return viewName(action.label);
  const page = view.state(action.toStateId);
  return page === null ? actionName(action) : pageName(action, page, view);
}

function searchName({ label, heading }: Action): string {
  const said = [label, heading].find((text) => /^search\s+\S/i.test(text.trim()));
  return said === undefined ? 'Search' : sentence(said);
}

/** After the part of the site that the chain of forms is in, when that has a usual name. */
function wizardName({ action, wizard }: Goal, view: GraphView): string {
  const texts = [...(wizard?.pages ?? [])].map((page) => page.replaceAll(/[/_-]/g, ' ').trim());
  const headings = [...(wizard?.inner ?? []), action].map(({ heading }) => heading);
  const known = usualName([...texts, ...headings]);
  if (known !== null) return known;
  const state = view.state(action.fromStateId);
  const named = [action.label, action.heading, state?.heading ?? ''].find(isTelling);
  return sentence(named ?? action.label);
}

function actionName(action: Action): string {
  const { label, heading } = action;
  const known = usualName([label, `${label} ${heading}`, heading]);
  if (known !== null) return known;
  if (isTelling(label)) return sentence(label);
  if (isTelling(heading)) {
    return label === '' || startsWithVerb(heading)
      ? sentence(heading)
      : sentence(`${label}: ${heading}`);
  }
  return sentence(label || 'Submit a form');
}

/** One of many pages of a kind is browsed, a single one is viewed. */
function pageName({ label }: Action, page: PageState, view: GraphView): string {
  const segments = pathOf(page.urlTemplate).split('/').filter(Boolean);
  const collection = segments.findLast((segment) => !segment.startsWith(':')) ?? '';
  const isOneOfMany = segments.some((segment) => segment.startsWith(':'));
  if (isOneOfMany && collection !== '') {
    const suffix = segments.at(-1)?.startsWith(':') ? '' : ` (${spoken(collection)})`;
    const many = segments.find((_, index) => segments[index + 1]?.startsWith(':')) ?? collection;
    return `Browse ${plural(spoken(many))}${suffix}`;
  }
  if (page.urlTemplate.includes('?') && isPaging(page.urlTemplate)) {
    return `Page through ${plural(spoken(collection || 'results'))}`;
  }
  const title = [page.heading, label, page.title.split(/ [·|–—-] /)[0] ?? '', spoken(collection)];
  const name = title.find((text) => isTelling(text) && text.length <= 40) ?? page.urlTemplate;
  const start = view.state(view.graph.states[0]?.id ?? null);
  return start?.id === page.id ? 'Open the start page' : viewName(name);
}

function viewName(name: string): string {
  if (startsWithVerb(name)) return sentence(name);
  return `View ${lowerFirst(sentence(name).replace(/^your\s+/i, ''))}`;
}

function isPaging(template: string): boolean {
  return /[?&](?:page|p|offset|start|after)=/i.test(template);
}

function usualName(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = usual.find(([words]) => words.test(text));
    if (found !== undefined) return found[1];
  }
  return null;
}

function isTelling(text: string): boolean {
  return text.trim().length > 1 && !emptyCaption.test(text.trim());
}

function startsWithVerb(text: string): boolean {
  return /^(?:add|ask|book|change|choose|contact|create|edit|find|get|join|leave|make|new|open|order|post|register|report|request|save|send|set|share|show|start|subscribe|tell|upload|view|update|write)\b/i.test(
    text,
  );
}

function spoken(segment: string): string {
  return segment
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_+]/g, ' ')
    .toLowerCase();
}

function plural(word: string): string {
  if (/s$/i.test(word)) return word;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:x|ch|sh|z)$/i.test(word) ? `${word}es` : `${word}s`;
}

function sentence(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[.…:!»>→]+$/u, '')
    .trim();
  const short = plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
