import type { FieldFill, Form, FormField } from '../../model/site-graph.ts';
import type { FieldView, FormView, NoticeView } from '../page/page-view.ts';
import { narrowed } from './apply-rules.ts';
import { meaningOfField } from './field-meaning.ts';
import { fillByMeaning } from './fill-by-meaning.ts';
import { choicesIn } from './fill-choice.ts';
import { formattedDate, type Rules, rulesIn } from './read-rules.ts';

export interface Rejection {
  /** The form as the page shows it again. */
  readonly shown: FormView;
  readonly said: readonly string[];
  /** Those of the page's messages that stand beside a field. */
  readonly notices: readonly NoticeView[];
  readonly today: string;
  readonly tries: number;
}

/** Another attempt at a form that was rejected: what the page complained about is filled otherwise. */
export function mendedForm(form: Form, rejection: Rejection): Form {
  const views = form.fields.map((field) => viewOf(field, rejection.shown));
  const complaints = views.map((view) => (view === null ? null : complaintAbout(view, rejection)));
  // Words that are about no field may be about any.
  const unclear = complaints.every((one) => one === null) ? rejection.said.join(' ') : null;
  return {
    ...form,
    fields: form.fields.map((field, index) => {
      const view = views[index] ?? null;
      const complaint = complaints[index] ?? unclear;
      if (view === null || complaint === null) return field;
      return { ...field, fill: mendedFill(field.fill, view, complaint, rejection) };
    }),
  };
}

function viewOf(field: FormField, shown: FormView): FieldView | null {
  const place = field.element.selectors.at(-1);
  const same = shown.fields.find((view) =>
    field.name !== '' ? view.name === field.name : view.selectors.at(-1) === place,
  );
  return same ?? null;
}

/** What the page says about a field; null when it has nothing against it. */
function complaintAbout(view: FieldView, { said, notices }: Rejection): string | null {
  // An empty field that is shown afresh complains as well; that was not the reason.
  if (view.complaint !== '' && said.some((text) => text.includes(view.complaint))) {
    return `${view.complaint} ${view.description}`;
  }
  const beside = notices.find(
    (notice) => notice.field !== '' && (notice.field === view.name || notice.field === view.id),
  );
  if (beside !== undefined) return beside.text;
  const names = [view.label, view.name, view.id]
    .map((name) => name.toLowerCase().replace(/[*:]/g, '').trim())
    .filter((name) => name.length > 2);
  const named = said.find((text) => names.some((name) => text.toLowerCase().includes(name)));
  if (named !== undefined) return named;
  return view.marked ? view.description || said.join(' ') : null;
}

function mendedFill(
  fill: FieldFill,
  view: FieldView,
  complaint: string,
  { today, tries }: Rejection,
): FieldFill {
  if (fill.kind === 'same-as' || fill.kind === 'credential') return fill;
  // A password that was left alone is one that somebody has.
  if (fill.kind === 'keep' && view.type === 'password')
    return { kind: 'credential', part: 'password' };
  if (view.type === 'checkbox' || view.type === 'aria-switch')
    return { kind: 'check', checked: true };
  if (/^(select|radio|aria-radio|aria-choice)$/.test(view.type)) return nextChoice(fill, view);
  const [suggestion] = view.options;
  if (suggestion !== undefined) return { kind: 'constant', value: suggestion.value };
  const rules = rulesIn(`${complaint} ${view.placeholder} ${view.description}`);
  const told = toldFill(rules, view, today) ?? momentFill(fill, rules, view, { today, tries });
  if (told !== null) return told;
  const required = { ...view, required: true, value: '' };
  // What nobody asked for and was wrong without a rule that says how is better left out.
  const isOptional = !view.required && !/\*\s*$/.test(view.label);
  if (isOptional && fill.kind === 'generate' && isInvalidOnly(complaint, rules)) {
    return { kind: 'constant', value: '' };
  }
  const again = fillByMeaning(required, meaningOfField(view), today);
  return again.kind === 'generate'
    ? { kind: 'generate', generator: narrowed(again.generator, rules, view, tries) }
    : again;
}

/** What the page said so plainly that one value will do. */
function toldFill(rules: Rules, view: FieldView, today: string): FieldFill | null {
  if (!/^(text|textarea|rich-text|search)$/.test(view.type)) return null;
  if (rules.json !== null) return { kind: 'constant', value: rules.json };
  if (rules.dateFormat === null) return null;
  return { kind: 'constant', value: formattedDate(today, rules.dateFormat) };
}

/** As people write a day where a machine's way was not taken. */
const usualDateFormats = ['MM/DD/YYYY', 'DD.MM.YYYY', 'DD/MM/YYYY'] as const;

function momentFill(
  fill: FieldFill,
  { moment }: Rules,
  view: FieldView,
  { today, tries }: Pick<Rejection, 'today' | 'tries'>,
): FieldFill | null {
  if (moment === null || view.type !== 'text') return null;
  if (moment === 'time') return { kind: 'constant', value: '10:30:00' };
  const wasDate = fill.kind === 'generate' && fill.generator.kind === 'date';
  if (!wasDate && fill.kind === 'generate') return fillByMeaning(view, 'date', today);
  const format = usualDateFormats[(tries - 1) % usualDateFormats.length] ?? 'MM/DD/YYYY';
  return { kind: 'constant', value: formattedDate(today, format) };
}

function isInvalidOnly(
  complaint: string,
  { least, most, characters, signs, isNumber }: Rules,
): boolean {
  const hasRule =
    least !== null || most !== null || characters !== null || signs !== '' || isNumber;
  return (
    !hasRule && /\b(invalid|not valid|not found|does not exist|no such|unknown)\b/i.test(complaint)
  );
}

function nextChoice(fill: FieldFill, view: FieldView): FieldFill {
  const usable = choicesIn(view);
  const tried = fill.kind === 'choose' ? usable.findIndex((one) => one.value === fill.value) : -1;
  const next = usable[tried + 1] ?? usable[0];
  return next === undefined ? fill : { kind: 'choose', value: next.value };
}
