import type { RecordedInput } from '../model/recording.ts';

/** A moment to see the page and decide. */
const decideMs = 1_000;
/** A practised typist's 40 words a minute are 200 characters. */
const typeMsPerCharacter = 300;
const mostMs = 15_000;

/**
 * How long a person would take before a step; the browser of a recording takes no time at all.
 * Nothing before the first one: that is where the person comes in.
 */
export function personsPaceMs(isFirst: boolean, inputs: readonly RecordedInput[]): number {
  if (isFirst) return 0;
  const typed = inputs
    .filter(({ fill }) => fill.kind !== 'check' && fill.kind !== 'choose')
    .reduce((characters, { value }) => characters + value.length, 0);
  return Math.min(mostMs, decideMs + typed * typeMsPerCharacter);
}
