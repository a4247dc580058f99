import type { CrawlBudget as CrawlBudgetModel } from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';

export const CrawlBudget = builder.objectRef<CrawlBudgetModel>('CrawlBudget').implement({
  fields: (t) => ({
    maxStates: t.exposeInt('maxStates'),
    maxDepth: t.exposeInt('maxDepth'),
    maxVisitsPerTemplate: t.exposeInt('maxVisitsPerTemplate'),
    timeMs: t.exposeInt('timeMs'),
    contexts: t.exposeInt('contexts'),
  }),
});

export const CrawlBudgetInput = builder.inputType('CrawlBudgetInput', {
  fields: (t) => ({
    maxStates: t.int(),
    maxDepth: t.int(),
    maxVisitsPerTemplate: t.int(),
    timeMs: t.int(),
    contexts: t.int(),
  }),
});
