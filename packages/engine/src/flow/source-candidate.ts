import type { Decoding, ExtractorSource } from '../model/flow.ts';

/** A place in a response that held a value. */
export interface SourceCandidate {
  readonly source: ExtractorSource;
  readonly decode: readonly Decoding[];
  /** What the place calls it: the field's name, the JSON key, the link's parameter. */
  readonly name: string;
}

/** Told by the readers of a response: this value stands there. */
export type AddSource = (value: string, source: ExtractorSource, name: string) => void;

/** The browser's own knowledge first, text around the value last. */
const kinds: readonly ExtractorSource['kind'][] = [
  'form-field',
  'meta',
  'link',
  'json',
  'header',
  'script-json',
  'cookie',
  'attribute',
  'boundary',
];

export function rankOf(source: ExtractorSource): number {
  return kinds.indexOf(source.kind);
}
