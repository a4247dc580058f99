import type { Effect } from '../model/effect.ts';
import type { ElementPath, Form, FormField, FormPurpose, Operation } from '../model/site-graph.ts';
import { type Judgement, judgeControl, judgeForm, judgeLink } from './classify-effect.ts';
import { type FilledField, fillForm } from './form-filling.ts';
import { purposeOf } from './form-purpose.ts';
import { iconName } from './icon-name.ts';
import { means } from './intent-words.ts';
import type {
  ControlGesture,
  ControlView,
  FormView,
  FrameView,
  LinkView,
  PageView,
  Region,
  SubmitView,
} from './page-view.ts';
import { canonicalUrl, isFile } from './url-template.ts';

/** What makes two things to do the same, wherever they stand: the words, and the template of the address. */
export interface Identity {
  readonly words: string;
  /** Null when it is the same on all pages. */
  readonly url: string | null;
}

/** Something that can be done on a page, before anyone has tried it. */
export interface Candidate {
  readonly identity: Identity;
  readonly operation: Operation;
  readonly label: string;
  readonly heading: string;
  readonly effect: Effect;
  readonly leftAlone: string | null;
  readonly region: Region;
  readonly visible: boolean;
  /** The same for each item of a list. */
  readonly group: string;
}

export interface CandidateContext {
  inScope(url: URL): boolean;
  readonly terms: readonly string[];
  readonly today: string;
  readonly hasCredentials: boolean;
}

/** What is done with the page as a whole. */
const pageGestureLabels: Readonly<Partial<Record<ControlGesture, string>>> = {
  wait: 'Wait',
  'go-back': 'Go back',
  resize: 'Turn the screen',
};
/** More buttons of one kind in one list are not worth trying. */
const mostOfGroup = 8;
/** Of things that wait for hovering, keys and the like on one page. */
const mostOfGesture = 12;

/** Everything that can be done on a page and is worth telling apart. */
export function candidateActions(view: PageView, context: CandidateContext): readonly Candidate[] {
  const frames = [view.main, ...view.frames];
  const candidates = frames.flatMap((frame) => {
    const frameUrl = frame === view.main ? null : frame.url;
    return [
      ...frame.forms.flatMap((form) => formCandidates(form, frameUrl, view.url, context)),
      ...controlCandidates(frame, frameUrl, view.url),
      ...linkCandidates(frame, frameUrl, context),
    ];
  });
  return view.main.hasOpener ? candidates.map(inWindow) : candidates;
}

/** What a window of its own does may concern the page that opened it, and not what the same page does alone. */
function inWindow(candidate: Candidate): Candidate {
  const { operation, identity } = candidate;
  if (operation.kind === 'follow-link') return candidate;
  return { ...candidate, identity: { ...identity, words: `${identity.words} in a window` } };
}

function linkCandidates(
  frame: FrameView,
  frameUrl: string | null,
  context: CandidateContext,
): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const link of frame.links) {
    const url = new URL(link.url);
    if (!/^https?:$/.test(url.protocol) || !context.inScope(url) || link.download) continue;
    const href = canonicalUrl(url);
    if (href === canonicalUrl(new URL(frame.url)) && !link.scripted) continue;
    const judgement = judgeLink(link);
    const known = seen.get(href);
    // The same address twice: the one with words that can be seen tells more.
    if (known !== undefined && (known.visible || !link.visible)) continue;
    seen.set(href, linkCandidate(link, href, judgement, frameUrl));
  }
  return [...seen.values()];
}

function linkCandidate(
  link: LinkView,
  href: string,
  judgement: Judgement,
  frameUrl: string | null,
): Candidate {
  return {
    // Pages are told apart by address, files by where they are, commands such as "add to wishlist" by kind.
    identity:
      judgement.effect === 'read'
        ? { words: `link ${isFile(href) ? href.split('?')[0] : href}`, url: null }
        : { words: `link ${judgement.effect}`, url: href },
    operation: { kind: 'follow-link', element: pathOf(link.selectors, frameUrl), url: href },
    label: withoutCount(link.text || link.title || iconName(link.hints) || lastWords(href)),
    heading: link.heading,
    ...judgement,
    region: link.region,
    visible: link.visible,
    group: `link ${link.group}`,
  };
}

function controlCandidates(
  frame: FrameView,
  frameUrl: string | null,
  page: string,
): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  const counts = new Map<string, number>();
  for (const control of frame.controls) {
    if (control.disabled || !control.visible) continue;
    for (const gesture of control.gestures) {
      const kind = gesture === 'click' ? `click ${control.group}` : gesture;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const most = gesture === 'click' ? mostOfGroup : mostOfGesture;
      if (count > most && control.role !== 'tab') continue;
      const candidate = controlCandidate(control, gesture, frameUrl, page);
      const { words } = candidate.identity;
      if (!candidates.has(words)) candidates.set(words, candidate);
    }
  }
  return [...candidates.values()];
}

function controlCandidate(
  control: ControlView,
  gesture: ControlGesture,
  frameUrl: string | null,
  page: string,
): Candidate {
  const element = pathOf(control.selectors, frameUrl);
  const said =
    control.text || control.title || iconName(control.hints) || spokenHint(control.hints);
  const name = said || (control.role === 'generic' ? '' : control.role);
  const ofPage = pageGestureLabels[gesture];
  return {
    identity: controlIdentity(control, gesture, page),
    operation:
      gesture === 'click' ? { kind: 'click', element } : { kind: 'click', element, gesture },
    label: ofPage ?? withoutCount(name),
    heading: control.heading,
    ...judgeControl(control),
    region: control.region,
    visible: control.visible,
    group: `${gesture} ${withoutOwnClasses(control.group)}`,
  };
}

/** A class of one or two words may say what a thing is; longer ones are their author's own. */
function spokenHint(hints: string): string {
  const [first = ''] = hints.split(' ');
  return /^[a-z]{3,}(?:[-_][a-z]{3,})?$/i.test(first) ? first : '';
}

/** The buttons of a toolbar have a class each. */
function withoutOwnClasses(group: string): string {
  return group.replace(/\.[^>]*$/, '');
}

/** Numbers in a caption change; what stands around every page is the same on all of them. */
function controlIdentity(control: ControlView, gesture: ControlGesture, page: string): Identity {
  // One script that waits or listens for going back does on all pages what it does on one.
  if (gesture === 'wait' || gesture === 'go-back') {
    return { words: `${gesture} ${control.hints}`, url: null };
  }
  const everywhere = /^(header|footer|navigation)$/.test(control.region);
  const caption = control.text || control.title || control.hints;
  // Of a row of page numbers each is its own.
  const name = /^\d{1,3}$/.test(caption) ? caption : caption.replace(/\d+/g, '#').toLowerCase();
  const words = `${gesture} ${control.role} ${name === '' ? control.group : name}`;
  return { words, url: everywhere ? null : page };
}

/** One candidate for each button that submits the form differently. */
function formCandidates(
  form: FormView,
  frameUrl: string | null,
  page: string,
  context: CandidateContext,
): readonly Candidate[] {
  if (!form.visible && form.fields.every((field) => !field.visible)) return [];
  const purpose = purposeOf(form);
  const filled = fillForm(form, { ...context, purpose });
  const submits = worthwhileSubmits(form, purpose);
  if (submits.length === 0) {
    if (form.submits.length > 0 || !filled.some(canSend)) return [];
    return [formCandidate(form, null, purpose, filled, frameUrl, page)];
  }
  return [
    ...submits.map((submit) => formCandidate(form, submit, purpose, filled, frameUrl, page)),
    ...changeCandidates(form, purpose, filled, frameUrl, page),
  ];
}

/** Enter in a text field sends a form without a button, and so do scripts that listen for a change. */
function canSend({ field }: FilledField): boolean {
  return field.watched || !/^(checkbox|radio|select|file|range|color)$/.test(field.type);
}

/** Beside a button some fields do something as soon as they are changed: each of those alone. */
function changeCandidates(
  form: FormView,
  purpose: FormPurpose,
  filled: readonly FilledField[],
  frameUrl: string | null,
  page: string,
): readonly Candidate[] {
  if (form.method !== '' || purpose !== 'other') return [];
  return filled
    .filter(({ field, fill }) => field.watched && fill.kind !== 'keep')
    .map((one) => {
      const alone = { ...form, fields: [one.field], submits: [], label: one.field.label };
      const candidate = formCandidate(alone, null, purpose, [one], frameUrl, page);
      return { ...candidate, identity: { words: `change (${one.field.label})`, url: page } };
    });
}

/** Buttons that cancel lead back; a sign-in or search form has one button that counts. */
function worthwhileSubmits(form: FormView, purpose: FormPurpose): readonly SubmitView[] {
  const shown = form.submits.filter((submit) => submit.visible);
  const enabled = shown.filter((submit) => !submit.disabled);
  // A button that filling the form enables.
  const usable = enabled.length > 0 ? enabled : shown;
  const acting = withoutPreviews(usable.filter((submit) => !means('refuse', submit.text)));
  if (purpose !== 'other' || form.method === '') return acting.slice(0, 1);
  const seen = new Set<string>();
  return acting.filter((submit) => {
    const key = `${submit.text}|${submit.name}|${submit.action ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Looking at it first saves nothing, and may leave a draft that is in everybody's way afterwards. */
function withoutPreviews(submits: readonly SubmitView[]): readonly SubmitView[] {
  const saving = submits.filter(
    ({ text, action, method }) =>
      action !== null ||
      method !== null ||
      !/^\W*(preview|show (?:preview|changes)|vorschau|aperçu|vista previa)\b/i.test(text),
  );
  return saving.length > 0 ? saving : submits;
}

function formCandidate(
  form: FormView,
  submit: SubmitView | null,
  purpose: FormPurpose,
  filled: readonly FilledField[],
  frameUrl: string | null,
  page: string,
): Candidate {
  const action = submit?.action ?? form.action;
  const method = submit?.method ?? form.method;
  const operation: Operation = {
    kind: 'submit-form',
    form: {
      element: pathOf(form.selectors, frameUrl),
      submit: submit === null ? null : pathOf(submit.selectors, frameUrl),
      purpose,
      method,
      action,
      fields: filled.map((one) => formField(one, frameUrl)),
    },
  };
  return {
    identity: formIdentity(form, submit, method, action, page),
    operation,
    label: formLabel(form, submit),
    heading: form.heading,
    ...judgeForm(form, submit, purpose),
    region: form.region,
    visible: form.visible,
    group: `form ${form.group}`,
  };
}

/** A form that only scripts send belongs to its page; any other one is known by where it goes. */
function formIdentity(
  form: FormView,
  submit: SubmitView | null,
  method: string,
  action: string,
  page: string,
): Identity {
  const fields = form.fields
    .filter((field) => field.visible)
    .map((field) => field.name || field.label)
    .join(',');
  const button = form.submits.length > 1 ? `${submit?.text ?? ''} ${submit?.name ?? ''}` : '';
  return {
    words: `form ${method} (${fields}) ${button}`.trim(),
    url: action === '' || form.method === '' ? page : action,
  };
}

/** A badge with a count is no part of a caption, nor are the keys that do the same. */
function withoutCount(caption: string): string {
  const plain = caption.replace(/\s+(?:ctrl|cmd|alt|shift|⌘|⌃|⌥)[-+ ]\S+(?: \S)?$/iu, '');
  return plain.replace(/(?<=\p{L})(\d{1,4}\+?|\s*[([]\d{1,4}\+?[)\]])$/u, '') || caption;
}

const plainSubmit =
  /^(submit|send|ok|go|save|continue|next|apply|absenden|senden|speichern|weiter|envoyer|valider|enviar|guardar|invia|salva)?$/i;

/** What a person would call it: the form's own name, else the button's caption, else its heading. */
function formLabel(form: FormView, submit: SubmitView | null): string {
  const caption = submit?.text ?? '';
  if (form.label !== '' && form.submits.length <= 1) return form.label;
  if (!plainSubmit.test(caption)) return caption;
  return form.label || form.heading || caption || lastWords(form.action) || 'Form';
}

function formField({ field, fill }: FilledField, frameUrl: string | null): FormField {
  return {
    element: pathOf(
      fill.kind === 'choose' ? choiceSelectors(field, fill.value) : field.selectors,
      frameUrl,
    ),
    name: field.name,
    label: field.label || field.placeholder || field.name || field.id,
    fill,
  };
}

/** Of a radio group the button with the value. */
function choiceSelectors(
  field: { readonly type: string; readonly name: string; readonly selectors: readonly string[] },
  value: string,
): readonly string[] {
  if (field.type !== 'radio') return field.selectors;
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return [`css=input[type=radio][name=${quote(field.name)}][value=${quote(value)}]`];
}

function pathOf(selectors: readonly string[], frameUrl: string | null): ElementPath {
  return { selectors, frameUrl };
}

function lastWords(href: string): string {
  const url = URL.parse(href);
  return url?.pathname.split('/').filter(Boolean).at(-1)?.replace(/[-_]+/g, ' ') ?? '';
}

export function isForm(candidate: Candidate): candidate is Candidate & {
  readonly operation: { readonly kind: 'submit-form'; readonly form: Form };
} {
  return candidate.operation.kind === 'submit-form';
}
