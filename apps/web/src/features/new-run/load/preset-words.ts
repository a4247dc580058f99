import type { PresetShape } from '../../server/server-query.ts';
import type { CurvePoint } from './load-curve.ts';
import type { PresetName } from './load-draft.ts';

/** A shape of load that people ask for by name, and what it is for. */
export const presetWords: Readonly<
  Record<PresetName, { readonly title: string; readonly text: string }>
> = {
  SMOKE: { title: 'Smoke', text: 'A few users, briefly: does it work at all?' },
  AVERAGE_LOAD: { title: 'Average load', text: 'An ordinary day: is it as fast as it should be?' },
  STRESS: { title: 'Stress', text: 'More than usual, reached slowly: what gives way?' },
  SPIKE: { title: 'Spike', text: 'A sudden crowd: does it get over it?' },
  SOAK: { title: 'Soak', text: 'An ordinary day that does not end: what leaks?' },
  BREAKPOINT: { title: 'Breakpoint', text: 'Ever more users: where does it break?' },
};

/** The server tells what a preset is with so many. */
const told = 100;

/**
 * The preset with so many users, in so long a time or, for null, in its own. One that never has as
 * many as are asked for keeps to its own number.
 */
export function presetCurve(
  { points, durationMs: ownMs }: Pick<PresetShape, 'points' | 'durationMs'>,
  users: number,
  durationMs: number | null,
): readonly CurvePoint[] {
  const most = Math.max(0, ...points.map((point) => point.users));
  const scale = most < told ? Math.min(users, most) / Math.max(1, most) : users / told;
  const stretch = (durationMs ?? ownMs) / ownMs;
  return points.map((point) => ({ atMs: point.atMs * stretch, value: point.users * scale }));
}
