import { controlValue, isSending } from '../content/form-scan.ts';
import { attributeOf, endTagOf, type Tag } from '../content/html-scan.ts';
import type { AddSource } from './source-candidate.ts';
import { looksLikeId, pathTemplateOf } from './url-parts.ts';

const controls = new Set(['input', 'textarea', 'select', 'button']);

/** A form control with all that tells it from others of its name. */
interface Control {
  readonly name: string;
  readonly value: string;
  /** Among the page's controls of that name. */
  readonly position: number;
  /** Each way to name the form, with the position among the controls of that name in such forms. */
  readonly inForms: readonly (readonly [form: string, position: number])[];
}

/** The value of every form control that would be sent; where a name is not unique, told apart by the form. */
export function controlSources(
  html: string,
  tags: readonly Tag[],
  pageUrl: string,
  add: AddSource,
): void {
  const controls = collect(html, tags, pageUrl);
  const perName = Map.groupBy(controls, ({ name }) => name);
  for (const { name, value, position, inForms } of controls) {
    const isUnique = perName.get(name)?.length === 1;
    for (const [form, occurrence] of isUnique ? [] : inForms) {
      add(value, { kind: 'form-field', name, form, occurrence }, name);
    }
    add(value, { kind: 'form-field', name, form: null, occurrence: position }, name);
  }
}

function collect(html: string, tags: readonly Tag[], pageUrl: string): Control[] {
  const forms = new Forms(html, tags, pageUrl);
  const counts = new Map<string, number>();
  const count = (key: string) => {
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    return before;
  };
  return tags.flatMap((tag): Control[] => {
    forms.pass(tag);
    const name = controls.has(tag.name) ? attributeOf(tag, 'name') : null;
    if (name === null || name === '' || !isSending(tag)) return [];
    const inForms = forms
      .keysOf(tag)
      .map((form): [string, number] => [form, count(`${form} ${name}`)]);
    return [{ name, value: controlValue(html, tag), position: count(name), inForms }];
  });
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
  keysOf(control: Tag): string[] {
    const form = this.#formOf(control);
    if (form === null) return [];
    const id = attributeOf(form, 'id') ?? '';
    const keys = id === '' ? [] : [id];
    const action = attributeOf(control, 'formaction') ?? attributeOf(form, 'action') ?? '';
    if (!URL.canParse(action, this.#pageUrl)) return keys;
    const url = new URL(action, this.#pageUrl);
    const exact = pathTemplateOf(url, () => false, []);
    const open = pathTemplateOf(url, (_, segment) => looksLikeId(segment), []);
    return [...new Set([...keys, exact, open])];
  }

  #formOf(control: Tag): Tag | null {
    const id = attributeOf(control, 'form');
    if (id !== null) return this.#byId.get(id) ?? null;
    return this.#open !== null && this.#open.end > control.start ? this.#open.tag : null;
  }
}
