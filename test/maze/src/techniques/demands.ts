import type { TechniqueGroup } from '../technique.ts';
import { answerDemands } from './demands-answers.ts';
import { editorDemands } from './demands-editors.ts';
import { ruleDemands } from './demands-rules.ts';
import { simpleDemands } from './demands-simple.ts';
import { widgetDemands } from './demands-widgets.ts';

/** What forms demand before they let anyone through. */
export const demands: TechniqueGroup = {
  name: 'demands',
  title: 'Forms, and what they demand',
  techniques: [
    ...simpleDemands,
    ...editorDemands,
    ...ruleDemands,
    ...widgetDemands,
    ...answerDemands,
  ],
};
