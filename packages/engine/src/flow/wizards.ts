import { saysPreview } from '../content/preview-words.ts';
import type { Action, PageState } from '../model/site-graph.ts';
import { captionOf } from './action-words.ts';
import { formOf, type GraphView, pathOf, placeOf } from './graph-view.ts';

/** A chain of forms each of which leads to the next: address, delivery, payment. */
export interface Wizard {
  /** All forms but the last. */
  readonly inner: readonly Action[];
  readonly last: Action;
  /** Places of the pages that the forms stand on. */
  readonly pages: ReadonlySet<string>;
}

const goesOn =
  /^(?:continue|next|proceed|go on|go to|weiter|fortfahren|suivant|continuer|siguiente|continuar|avanti|prosegui|volgende|verder|próximo|seguinte)\b|\b(?:and|to) (?:continue|proceed|next)\b|\b(?:step|schritt|étape|paso|passo|stap) \d|\b\d ?(?:of|\/|von|de|di|van) ?\d\b/i;

/**
 * Finds the chains. A form is a step of one when it says that it goes on, the state after it can be
 * reached only through it, and that state offers a form which the page before did not have.
 */
export function findWizards(view: GraphView): Wizard[] {
  const next = new Map<string, Action>();
  for (const action of view.graph.actions) {
    const follower = isStep(action) ? followerOf(action, view) : null;
    if (follower !== null) next.set(action.id, follower);
  }
  const followers = new Set([...next.values()].map(({ id }) => id));
  return view.graph.actions
    .filter(({ id }) => next.has(id) && !followers.has(id))
    .map((first) => chainFrom(first, next, view));
}

function chainFrom(first: Action, next: ReadonlyMap<string, Action>, view: GraphView): Wizard {
  const chain = [first];
  for (let at = next.get(first.id); at !== undefined && !chain.includes(at); at = next.get(at.id)) {
    chain.push(at);
  }
  const pages = new Set(
    chain.map(({ fromStateId }) => placeOf(view.state(fromStateId)?.urlTemplate ?? '')),
  );
  return { inner: chain.slice(0, -1), last: chain.at(-1) ?? first, pages };
}

function isStep(action: Action): boolean {
  return action.outcome.kind === 'explored' && formOf(action)?.purpose === 'other';
}

function followerOf(action: Action, view: GraphView): Action | null {
  const after = view.state(action.toStateId);
  if (after === null || after.route.at(-1) !== action.id || after.id === action.fromStateId)
    return null;
  if (saysPreview(captionOf(action))) return savedAfter(action, after, view);
  if (!goesOn.test(captionOf(action)) && !goesOn.test(action.label)) return null;
  const before = new Set(view.actionsFrom(action.fromStateId).map(formAction));
  const own = view
    .actionsFrom(after.id)
    .filter((candidate) => isStep(candidate) && !before.has(formAction(candidate)));
  return own[0] ?? null;
}

/** Some forms must be looked at first, and are saved from the page that shows what they would make. */
function savedAfter(action: Action, shown: PageState, view: GraphView): Action | null {
  const isSaving = (other: Action) =>
    isStep(other) && formAction(other) === formAction(action) && !saysPreview(captionOf(other));
  return view.actionsFrom(shown.id).find(isSaving) ?? null;
}

function formAction(action: Action): string {
  const target = formOf(action)?.action ?? '';
  return URL.canParse(target) ? new URL(target).pathname : pathOf(target);
}
