import type { RunStages } from './ports.ts';

/** Judges what was measured. */
export const summariseStage: RunStages['summarise'] = async ({ flows, totals, capacity }) =>
  totals.finish({ flows, capacity });
