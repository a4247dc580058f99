import type { TechniqueGroup } from '../technique.ts';
import { chains } from './steps-chains.ts';
import { covers } from './steps-covers.ts';
import { wizards } from './steps-wizards.ts';

/** Things that need more than one act. */
export const steps: TechniqueGroup = {
  name: 'steps',
  title: 'More than one step',
  techniques: [...chains, ...wizards, ...covers],
};
