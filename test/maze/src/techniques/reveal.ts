import type { TechniqueGroup } from '../technique.ts';
import { loaded } from './reveal-loaded.ts';
import { opened } from './reveal-opened.ts';

/** Things that are not there until someone looks for them. */
export const reveal: TechniqueGroup = {
  name: 'reveal',
  title: 'What appears',
  techniques: [...opened, ...loaded],
};
