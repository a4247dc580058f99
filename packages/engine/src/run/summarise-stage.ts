import { evaluateThresholds } from '../plan/thresholds.ts';
import type { RunStages } from './ports.ts';

/** Judges what was measured by the run's thresholds. */
export const summariseStage: RunStages['summarise'] = async ({ config, flows, totals }) =>
  totals.finish({ flows, thresholds: evaluateThresholds(config.thresholds, totals.figures()) });
