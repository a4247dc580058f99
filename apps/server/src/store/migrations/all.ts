import { Runs } from './001-runs.ts';
import { LoadControl } from './002-load-control.ts';

/** In the order they are run. */
export const migrations = [
  { name: '001-runs', class: Runs },
  { name: '002-load-control', class: LoadControl },
];
