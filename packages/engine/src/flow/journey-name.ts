import type { Action, NewName, PageState } from '../model/site-graph.ts';
import {
  captionOf,
  kindOf,
  lowerFirst,
  plural,
  sentence,
  spoken,
  startsWithVerb,
  withoutEntities,
} from './action-words.ts';
import { type Goal, newNameOn } from './goals.ts';
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
  [/\bsubscribe\b.*\bnewsletter\b|^newsletter$/i, 'Subscribe to the newsletter'],
  [/\bcheck\s?out\b|zur kasse|bestellung abschließen|passer la commande/i, 'Check out'],
];

/** Captions that say only that something is done, not to what. */
const bareCaption =
  /^(?:submit|send|save(?: changes)?|ok|go|continue|next|apply|update|create|add|edit|change|confirm|post|remove|done|yes|(?:go )?back|weiter|zurück|retour|volver|terug|senden|speichern|absenden|envoyer|enregistrer|guardar|enviar|opslaan|button|form)?$/i;
const emptyCaption =
  /^(?:submit|ok|go|continue|next|apply|confirm|done|yes|(?:go )?back|weiter|zurück|retour|volver|terug|button|form)?$/i;

/** As a person would say it, best first: "Sign in", "Search products", "Check out", "Browse products". */
export function journeyNames(goal: Goal, view: GraphView): string[] {
  const { action, wizard } = goal;
  const form = formOf(action);
  if (action.operation.kind === 'open') return ['Open the start page'];
  const newName = newNameOn(goal.route);
  if (form !== null && newName !== null) return [creationName(newName)];
  if (form?.purpose === 'sign-in') return ['Sign in'];
  if (form?.purpose === 'sign-up') return ['Sign up'];
  if (form?.purpose === 'search') return [searchName(action), 'Search'];
  if (wizard !== null) return [wizardName(goal, view)];
  if (form !== null || action.effect !== 'read') return [actionName(action, view)];
  const page = view.state(action.toStateId);
  const { kind } = action.operation;
  const isTelling = hasWords(action.label) && !bareCaption.test(action.label);
  if (kind === 'click' && isTelling) return [viewName(action.label)];
  return page === null ? [actionName(action, view)] : pageNames(action, page, view);
}

/** What is made under a new name, after the part of the site that it will be in. */
function creationName({ before }: NewName): string {
  const namespace = /[/=]([^/=?&]*?)(?:[:/.]|%3A)$/i.exec(before)?.[1] ?? '';
  const place = spoken(decodeURIComponent(namespace)).trim();
  return /\p{L}/u.test(place) ? `Create a page in ${place}` : 'Create a page';
}

function searchName(action: Action): string {
  const fields = formOf(action)?.fields.map(({ label }) => label) ?? [];
  const texts = [action.label, ...fields, captionOf(action), action.heading];
  const said = texts.find((text) => /^search\s+\S/i.test(text.trim()));
  return said === undefined ? 'Search' : sentence(said);
}

/** After the part of the site that the chain of forms is in, when that has a usual name. */
function wizardName({ action, wizard }: Goal, view: GraphView): string {
  const pages = [...(wizard?.pages ?? [])].map((page) => page.replaceAll(/[/_-]/g, ' ').trim());
  const steps = [...(wizard?.inner ?? []), action];
  const known = usualName([...pages, ...steps.flatMap(({ label, heading }) => [label, heading])]);
  return known ?? actionName(action, view);
}

function actionName(action: Action, view: GraphView): string {
  const said = [captionOf(action), action.label, action.heading].map((text) =>
    view.isCommonHeading(text) ? '' : withoutEntities(text, action, view).trim(),
  );
  const [caption = '', label = '', heading = ''] = said;
  const known = usualName([caption, label, `${caption} ${label}`, `${label} ${heading}`, heading]);
  if (known !== null) return known;
  const telling = said.filter(
    (text) => text.length > 1 && hasWords(text) && !bareCaption.test(text),
  );
  const order = [label, heading, caption].find(
    (text) => telling.includes(text) && startsWithVerb(text),
  );
  if (order !== undefined) return sentence(order);
  const [about] = [label, heading, caption].filter((text) => telling.includes(text));
  const verb = [caption, label].find((text) => text !== '' && !telling.includes(text)) ?? '';
  if (about === undefined) {
    const page = view.state(action.fromStateId);
    const title = page === null ? '' : view.ownTitle(page);
    if (hasWords(title)) return verbAbout(verb, title);
    return sentence(verb || label || 'Submit a form');
  }
  return verbAbout(verb, about);
}

function verbAbout(verb: string, about: string): string {
  const isSaid = emptyCaption.test(verb) || startsWithVerb(about);
  return isSaid ? sentence(about) : sentence(`${verb} ${lowerFirst(about)}`);
}

/** One of many pages of a kind is browsed, a single one is viewed. */
function pageNames({ label }: Action, page: PageState, view: GraphView): string[] {
  const segments = pathOf(page.urlTemplate).split('/').filter(Boolean);
  const last = segments.at(-1) ?? '';
  const kind = kindOf(page.urlTemplate);
  if (kind !== '') {
    const part = last.startsWith(':') ? [] : [`View ${kind} ${spoken(last)}`];
    return [...part, `Browse ${plural(kind)}`];
  }
  if (isPaging(page.urlTemplate)) return [`Page through ${plural(spoken(last || 'results'))}`];
  const heading = view.isCommonHeading(page.heading) ? '' : page.heading;
  const texts = [heading, label, view.ownTitle(page, heading), spoken(last)];
  const telling = texts.filter(
    (text) => text.length > 1 && text.length <= 40 && !bareCaption.test(text),
  );
  return telling.length === 0 ? [`View ${page.urlTemplate}`] : telling.map(viewName);
}

/** The number on a badge names nothing. */
function hasWords(label: string): boolean {
  return /\p{L}/u.test(label);
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
