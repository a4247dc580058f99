import type { GeneratorSpec, Operation } from '../../model/site-graph.ts';
import type { NamePart, UrlPatterns } from '../map/url-patterns.ts';
import { allFrames, type PageView } from '../page/page-view.ts';
import type { Candidate } from './candidate.ts';
import { means } from './intent-words.ts';

/** Parts of a site in which names are tried. */
const mostTried = 6;
const newName: GeneratorSpec = { kind: 'pattern', pattern: '[a-z]{6}[0-9]{4}' };
const createWords =
  /\b(?:create|start|write|anlegen|erstellen|créer|crear|crea|criar|aanmaken|создать|作成|新建)\b|^(?:new|add)\b/i;

/**
 * Addresses in which a name stands that may just as well be one that nobody has given yet: in a wiki,
 * going to where a page shall be is the way to make one. One for each part of the site.
 */
export class NewNames {
  readonly #patterns: UrlPatterns;
  readonly #tried = new Set<string>();

  constructor(patterns: UrlPatterns) {
    this.#patterns = patterns;
  }

  /** What to try beside a page that was seen at the address; nothing the second time. */
  beside(url: string): readonly Candidate[] {
    const candidates: Candidate[] = [];
    for (const part of this.#patterns.nameParts(url)) {
      if (this.#tried.has(part.family) || this.#tried.size >= mostTried) continue;
      this.#tried.add(part.family);
      candidates.push(candidateFor(part));
    }
    return candidates;
  }
}

/** What a page offers to make under the name it has no page for, and offers on no page with one. */
export function creatingOffers(
  candidates: readonly Candidate[],
  before: PageView | null,
): readonly Candidate[] {
  const usual = new Set(before === null ? [] : captionsOf(before));
  return candidates.filter((one) => {
    if (one.leftAlone !== null) return false;
    if (one.operation.kind === 'submit-form') return writesText(one) && one.visible;
    return createWords.test(one.label) && !usual.has(one.label) && !means('sign-up', one.label);
  });
}

/** A form for a text of some length that saves it; a preview of it saves nothing. */
export function writesText({ operation, label, effect }: Candidate): boolean {
  if (operation.kind !== 'submit-form' || effect !== 'write') return false;
  if (/\b(preview|diff|changes|vorschau|aperçu)\b/i.test(label)) return false;
  const { fields, purpose } = operation.form;
  return (
    purpose === 'other' &&
    fields.some(({ fill }) => fill.kind === 'generate' && isLongText(fill.generator))
  );
}

function isLongText(spec: GeneratorSpec): boolean {
  return spec.kind === 'text' && spec.maxLength >= 100;
}

/** True for what opens an address with a name of its own making. */
export function opensNew(operation: Operation): boolean {
  return operation.kind === 'open' && operation.newName !== undefined;
}

function candidateFor({ before, after }: NamePart): Candidate {
  const operation: Operation = {
    kind: 'open',
    url: `${before}new${after}`,
    newName: { before, after, generator: newName },
  };
  return {
    identity: { words: `open new ${before}*${after}`, url: null },
    operation,
    label: 'Open a page that is not there yet',
    heading: '',
    effect: 'read',
    leftAlone: null,
    region: 'main',
    visible: true,
    group: 'open new',
  };
}

function captionsOf(view: PageView): readonly string[] {
  return allFrames(view).flatMap(({ links, controls, forms }) => [
    ...links.map(({ text, title }) => text || title),
    ...controls.map(({ text, title }) => text || title),
    ...forms.flatMap(({ submits }) => submits.map(({ text }) => text)),
  ]);
}
