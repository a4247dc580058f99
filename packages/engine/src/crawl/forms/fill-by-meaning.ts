import type { FieldFill, GeneratorSpec } from '../../model/site-graph.ts';
import type { FieldView } from '../page/page-view.ts';
import { type FieldMeaning, meaningOfField } from './field-meaning.ts';
import { fileFill } from './fill-file.ts';

/** What is typed for a meaning, within the field's bounds; dates are chosen around today, an ISO date. */
export function fillByMeaning(field: FieldView, meaning: FieldMeaning, today: string): FieldFill {
  const typed = fillByType(field, today);
  if (typed !== null) return typed;
  if (field.pattern !== '' && !isCoveredByMeaning(meaning)) {
    return { kind: 'generate', generator: { kind: 'pattern', pattern: field.pattern } };
  }
  const constant = constantFor(meaning, field);
  if (constant !== null) return { kind: 'constant', value: constant };
  return { kind: 'generate', generator: generatorFor(meaning, field, today) };
}

/** E-mail addresses and names have patterns that the plain generator meets as well. */
function isCoveredByMeaning(meaning: FieldMeaning): boolean {
  return meaning === 'email' || meaning === 'url' || meaning === 'full-name';
}

function fillByType(field: FieldView, today: string): FieldFill | null {
  switch (field.type) {
    case 'number':
    case 'range':
      return { kind: 'generate', generator: numberSpec(field) };
    case 'date':
    case 'datetime-local':
    case 'month':
      return { kind: 'generate', generator: dateSpec(field, today) };
    case 'week':
      return { kind: 'constant', value: `${today.slice(0, 4)}-W20` };
    case 'time':
      return { kind: 'constant', value: field.min || '10:30' };
    case 'color':
      return { kind: 'constant', value: '#3366cc' };
    case 'file':
      return fileFill(field);
    default:
      return null;
  }
}

function numberSpec(field: FieldView): GeneratorSpec {
  const step = Number.parseFloat(field.step);
  const min = numberOr(field.min, 1);
  const max = numberOr(field.max, Math.max(min, 1) + 8 * (step > 0 ? step : 1));
  return { kind: 'number', min, max: Math.max(min, max), step: step > 0 ? step : 1 };
}

function numberOr(text: string, otherwise: number): number {
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : otherwise;
}

const dayMs = 86_400_000;
const dateLengths: Readonly<Record<string, number>> = { date: 10, 'datetime-local': 16, month: 7 };

/** A birthday lies back, anything else in the weeks to come. */
function dateSpec(field: FieldView, today: string): GeneratorSpec {
  const length = dateLengths[field.type] ?? 10;
  const at = (days: number) =>
    new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, length);
  const born = meaningOfField(field) === 'birth-date';
  const min = field.min || (born ? '1960-01-01' : at(1));
  const max = field.max || (born ? '2000-12-31' : field.min === '' ? at(28) : field.min);
  return { kind: 'date', min, max: max.localeCompare(min) < 0 ? min : max };
}

/** The day so many days after an ISO date, or time, in the same form. */
export function laterDay(day: string, days: number): string {
  if (days === 0) return day;
  const at = new Date(Date.parse(day.length === 16 ? `${day}Z` : day) + days * dayMs);
  return at.toISOString().slice(0, day.length);
}

function constantFor(meaning: FieldMeaning, field: FieldView): string | null {
  switch (meaning) {
    case 'card-expiry':
      return /\d{4}|yyyy/i.test(`${field.placeholder} ${field.pattern}`) ? '12/2034' : '12/34';
    case 'card-expiry-month':
      return '12';
    case 'card-expiry-year':
      return '2034';
    case 'card-code':
      return '123';
    case 'time':
      return '10:30';
    default:
      return null;
  }
}

function generatorFor(meaning: FieldMeaning, field: FieldView, today: string): GeneratorSpec {
  switch (meaning) {
    case 'email':
    case 'phone':
    case 'url':
    case 'card-number':
      return { kind: meaning };
    case 'username':
      return { kind: 'username', maxLength: field.maxLength ?? 16 };
    case 'password':
      return { kind: 'password', minLength: field.minLength ?? 12 };
    case 'identifier':
      return { kind: 'pattern', pattern: '[a-z]{6}[0-9]{4}' };
    case 'given-name':
      return { kind: 'person-name', part: 'given' };
    case 'family-name':
      return { kind: 'person-name', part: 'family' };
    case 'full-name':
      return { kind: 'person-name', part: 'full' };
    case 'street':
    case 'city':
    case 'postal-code':
    case 'region':
    case 'country':
      return { kind: 'address', part: meaning };
    case 'quantity':
    case 'amount':
    case 'number':
      return numberSpec(field);
    case 'date':
    case 'birth-date':
      return dateSpec({ ...field, type: 'date' }, today);
    case 'message':
      return textSpec(field, 40);
    default:
      return textSpec(field, 12);
  }
}

/** Long enough to pass for a text, short enough for its field. */
function textSpec(field: FieldView, wanted: number): GeneratorSpec {
  const longest = field.maxLength ?? 4 * wanted;
  const minLength = Math.min(Math.max(field.minLength ?? 1, Math.min(wanted, longest)), longest);
  return { kind: 'text', minLength, maxLength: Math.max(minLength, Math.min(longest, 4 * wanted)) };
}
