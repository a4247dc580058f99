import type { Figures } from '../../report/figures-shape.ts';
import { percentage, wholeNumber } from './numbers.ts';
import type { Paint } from './paint.ts';

/** The checks that were asked for, each with how often it held. */
export function checkLines({ checks }: Pick<Figures, 'checks'>, paint: Paint): readonly string[] {
  const named = Object.entries(checks);
  if (named.length === 0) return [];
  return [
    paint.bold('Checks'),
    ...named.map(([name, { passed, failed }]) => {
      const all = passed + failed;
      const mark = failed === 0 ? paint.good('✓') : paint.bad('✗');
      return `  ${mark} ${name} ${paint.dim(`(${outcome(failed, all)})`)}`;
    }),
  ];
}

/** The share that failed is told, and not the one that held: 1 of 1,000 must not round to all. */
function outcome(failed: number, all: number): string {
  if (all === 0) return 'never looked at';
  if (failed === 0) return `held all ${wholeNumber(all)} times`;
  return `did not hold ${wholeNumber(failed)} of ${wholeNumber(all)} times, ${percentage(failed / all)}`;
}
