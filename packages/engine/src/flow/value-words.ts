import type { GeneratorSpec } from '../model/site-graph.ts';

/** What a generator makes up: `postal code`, `e-mail address`, `number from 1 to 5`. */
export function generatorWords(spec: GeneratorSpec): string {
  switch (spec.kind) {
    case 'email':
      return 'e-mail address';
    case 'person-name':
      return spec.part === 'full' ? 'person’s name' : `person’s ${spec.part} name`;
    case 'address':
      return spec.part.replace('-', ' ');
    case 'search-term':
      return `one of ${spec.values.length} search terms`;
    case 'number':
      return `number from ${spec.min} to ${spec.max}`;
    case 'pattern':
      return `text of the pattern ${spec.pattern}`;
    case 'hex':
    case 'base62':
      return `${spec.length} random characters (${spec.kind})`;
    default:
      return spec.kind.replaceAll('-', ' ');
  }
}

/** A text that an answer is searched for, without the markup around it: `“Your cart” (h1)`, `a password field`. */
export function landmarkWords(landmark: string): string {
  const element = /^>(.+)<\/(\w*)$/s.exec(landmark);
  if (element !== null) {
    const [, text = '', tag = ''] = element;
    return tag === '' ? `“${text}”` : `“${text}” (${tag})`;
  }
  return marks[landmark] ?? landmark;
}

const marks: Readonly<Record<string, string>> = {
  'type="password"': 'a password field',
  'role="alert"': 'an alert',
  '"errors":': 'an “errors” member',
  '"error":': 'an “error” member',
};
