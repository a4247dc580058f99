import type { Exchange, Flow } from '../model/flow.ts';
import type { RecordedInput, Recording } from '../model/recording.ts';
import { variablesOf } from './flow-variables.ts';
import { pageControls } from './page-forms.ts';
import { tagsOf } from './page-tags.ts';
import { hasCode, steadyParts } from './steady-part.ts';
import { sameName } from './typed-values.ts';

/** Shorter texts stand in others by chance; a line of a text more easily than a name. */
const shortestText = 4;
const shortestLine = 16;
/** What is left of a name where landmarks have their numbers cut out. */
const shortestPart = 12;

/**
 * Texts of the application that its own journeys change: what they typed, and what the fields they
 * typed into held before. A page that is called by such a text, as a project is by its name, will be
 * called otherwise once the journey that renames it was replayed.
 */
export function changingTexts(recordings: readonly Recording[]): ReadonlySet<string> {
  const texts = recordings.flatMap(({ steps }) =>
    steps.flatMap(({ inputs }, index) => {
      const typed = inputs.filter(isTyped);
      if (typed.length === 0) return [];
      const values = typed.map(({ value }) => value);
      const held = heldBefore(typed, steps.slice(0, index));
      const cut = [...values, ...held.filter(hasCode)].flatMap(cutPartsOf);
      return [...[...values, ...held].flatMap(partsOf), ...cut];
    }),
  );
  return new Set(texts);
}

/** Pages show a text of several lines in paragraphs, or its beginning: each line counts by itself. */
function partsOf(text: string): readonly string[] {
  const lines = linesOf(text);
  if (lines.length === 1) return text.length >= shortestText ? [text] : [];
  return lines.filter((line) => line.length >= shortestLine);
}

function cutPartsOf(text: string): readonly string[] {
  return linesOf(text)
    .map((line) => steadyParts(line))
    .filter((parts) => parts.length > 1)
    .flatMap((parts) => parts.map((part) => part.trim()))
    .filter((part) => part.length >= shortestPart);
}

function linesOf(text: string): readonly string[] {
  return text.split(/[\r\n]+/).map((line) => line.trim());
}

/** The flow without landmarks that have such a text in them, or that depend on what was searched for. */
export function withSteadyLandmarks(flow: Flow, changing: ReadonlySet<string>): Flow {
  const terms = new Set(
    flow.generators
      .filter(({ spec }) => spec.kind === 'search-term')
      .map(({ variable }) => variable),
  );
  const isSteady = (landmark: string) => ![...changing].some((text) => landmark.includes(text));
  const steadied = (exchange: Exchange): Exchange => {
    const { expect } = exchange;
    const searches =
      exchange.request.method === 'GET' && !variablesOf(exchange).isDisjointFrom(terms);
    const landmarks = expect.landmarks.filter(
      (landmark) => isSteady(landmark) && (!searches || isTitle(landmark)),
    );
    return landmarks.length === expect.landmarks.length
      ? exchange
      : { ...exchange, expect: { ...expect, landmarks } };
  };
  return {
    ...flow,
    steps: flow.steps.map((step) => ({ ...step, exchanges: step.exchanges.map(steadied) })),
  };
}

/** Another term finds other things, under other headings. */
function isTitle(landmark: string): boolean {
  return /<\/(?:title|h1)>?$/i.test(landmark);
}

/** A name that stays the same for a persona, such as the one it signs in with, is none that changes. */
function isTyped({ fill }: RecordedInput): boolean {
  return fill.kind === 'generate' && fill.generator.kind !== 'search-term';
}

/** In the last page that had the fields: what was done on it since may have asked for nothing. */
function heldBefore(inputs: readonly RecordedInput[], before: Recording['steps']): string[] {
  const pages = before
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ kind, response }) => kind === 'document' && response?.body?.includes('<form'));
  for (const { request, response } of pages.reverse()) {
    const html = response?.body ?? '';
    const held = pageControls(html, tagsOf(html), request.url).filter(({ name }) =>
      inputs.some(({ field }) => sameName(field, name)),
    );
    if (held.length > 0) return held.map(({ value }) => value.trim());
  }
  return [];
}
