import type { RecordedInput } from '../../model/recording.ts';

/** A moment to see the page and decide. */
const decideMs = 1_000;
/** Half of what a practised typist needs: browsers and password managers type a good part of it. */
const typeMsPerCharacter = 100;
const mostMs = 5_000;

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
