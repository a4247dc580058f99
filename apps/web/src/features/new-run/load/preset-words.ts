import type { PresetShape } from '../../server/server-query.ts';
import type { CurvePoint } from './load-curve.ts';
import type { PresetName } from './load-draft.ts';

/** What a preset is for. */
export const presetTexts: Readonly<Record<PresetName, string>> = {
  SMOKE: 'A few users, briefly: does it work at all?',
  AVERAGE_LOAD: 'An ordinary day: is it as fast as it should be?',
  STRESS: 'More than usual, reached slowly: what gives way?',
  SPIKE: 'A sudden crowd: does it get over it?',
  SOAK: 'An ordinary day that does not end: what leaks?',
  BREAKPOINT: 'Ever more users: where does it break?',
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
