import type { Tag } from '../content/html-scan.ts';
import { type PageControl, pageControls } from './page-forms.ts';
import type { AddSource } from './source-candidate.ts';

/** The value of every form control that would be sent; where a name is not unique, told apart by the form. */
export function controlSources(
  html: string,
  tags: readonly Tag[],
  pageUrl: string,
  add: AddSource,
): void {
  const controls = pageControls(html, tags, pageUrl);
  const perName = Map.groupBy(controls, ({ name }) => name);
  for (const control of controls) {
    const isUnique = perName.get(control.name)?.length === 1;
    for (const source of fieldSources(control, isUnique)) add(control.value, source, control.name);
  }
}

/** The ways to say which control is meant, the most particular first. */
export function fieldSources({ name, position, inForms }: PageControl, isUnique: boolean) {
  const anywhere = { kind: 'form-field', name, form: null, occurrence: position } as const;
  if (isUnique) return [anywhere];
  const inForm = inForms.map(
    ([form, occurrence]) => ({ kind: 'form-field', name, form, occurrence }) as const,
  );
  return [...inForm, anywhere];
}
