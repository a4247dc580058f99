import type { TechniqueGroup } from '../technique.ts';
import { hardDemands } from './demands-hard.ts';
import { simpleDemands } from './demands-simple.ts';

/** What forms demand before they let anyone through. */
export const demands: TechniqueGroup = {
  name: 'demands',
  title: 'Forms, and what they demand',
  techniques: [...simpleDemands, ...hardDemands],
};
