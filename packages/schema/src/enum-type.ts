import { builder } from './builder.ts';

/** An enum out of the model's own words: `left-alone` shows as `LEFT_ALONE`. */
export function enumType<Value extends string>(name: string, words: readonly Value[]) {
  const values: Record<string, { readonly value: Value }> = {};
  for (const word of words) values[word.toUpperCase().replaceAll('-', '_')] = { value: word };
  return builder.enumType(name, { values });
}
