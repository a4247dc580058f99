import { controlValue, isSending } from '../content/form-scan.ts';
import { attributeOf, endTagOf, type Tag } from '../content/html-scan.ts';
import { looksLikeId, pathTemplateOf } from './url-parts.ts';

const controlTags = new Set(['input', 'textarea', 'select', 'button']);

/** A form control with all that tells it from others of its name. */
export interface PageControl {
  readonly name: string;
  readonly tag: Tag;
  /** What it sends when nobody touches it. */
  readonly value: string;
  /** Among the page's controls of that name. */
  readonly position: number;
  /** Each way to name the form, with the position among the controls of that name in such forms. */
  readonly inForms: readonly (readonly [form: string, position: number])[];
  /** The form it belongs to; null when it stands in none. */
  readonly form: Tag | null;
}

/** Every control of a page that would be sent, in the order of the page. */
export function pageControls(html: string, tags: readonly Tag[], pageUrl: string): PageControl[] {
  const forms = new Forms(html, tags, pageUrl);
  const counts = new Map<string, number>();
  const count = (key: string) => {
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    return before;
  };
  return tags.flatMap((tag): PageControl[] => {
    forms.pass(tag);
    const name = controlTags.has(tag.name) ? attributeOf(tag, 'name') : null;
    if (name === null || name === '' || !isSending(tag)) return [];
    const form = forms.formOf(tag);
    const inForms = forms
      .keysOf(tag, form)
      .map((key): [string, number] => [key, count(`${key} ${name}`)]);
    return [{ name, tag, value: controlValue(html, tag), position: count(name), inForms, form }];
  });
}

/** Where a control's form is sent, as it stands in the page; the page itself when it does not say. */
export function actionOf(control: Tag, form: Tag, pageUrl: string): URL | null {
  const action = attributeOf(control, 'formaction') ?? attributeOf(form, 'action') ?? '';
  return URL.canParse(action, pageUrl) ? new URL(action, pageUrl) : null;
}

/** The forms of a page, passed by in the order of their tags. */
class Forms {
  readonly #html: string;
  readonly #pageUrl: string;
  readonly #byId: ReadonlyMap<string, Tag>;
  #open: { readonly tag: Tag; readonly end: number } | null = null;

  constructor(html: string, tags: readonly Tag[], pageUrl: string) {
    this.#html = html;
    this.#pageUrl = pageUrl;
    const forms = tags.filter(({ name }) => name === 'form');
    this.#byId = new Map(forms.map((tag) => [attributeOf(tag, 'id') ?? '', tag]));
  }

  pass(tag: Tag): void {
    if (tag.name === 'form') this.#open = { tag, end: endTagOf(this.#html, tag) };
  }

  /** How the control's form can be told: its id, its action, its action with ids left open. */
  keysOf(control: Tag, form: Tag | null): string[] {
    if (form === null) return [];
    const id = attributeOf(form, 'id') ?? '';
    const keys = id === '' ? [] : [id];
    const url = actionOf(control, form, this.#pageUrl);
    if (url === null) return keys;
    const exact = pathTemplateOf(url, () => false, []);
    const open = pathTemplateOf(url, (_, segment) => looksLikeId(segment), []);
    return [...new Set([...keys, exact, open])];
  }

  formOf(control: Tag): Tag | null {
    const id = attributeOf(control, 'form');
    if (id !== null) return this.#byId.get(id) ?? null;
    return this.#open !== null && this.#open.end > control.start ? this.#open.tag : null;
  }
}
