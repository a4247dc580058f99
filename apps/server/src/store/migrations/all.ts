import { Runs } from './001-runs.ts';

/** In the order they are run. */
export const migrations = [{ name: '001-runs', class: Runs }];
