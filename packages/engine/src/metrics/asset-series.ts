import type { Flow, Step } from '../model/flow.ts';

/**
 * A step's sub-resources are counted apart from its exchanges, in a series of their own: a page's
 * own times would drown among those of its images.
 */
export function assetsStepId(stepId: string): string {
  return `${stepId}/assets`;
}

/** A series that only is there when the load asks for sub-resources. */
export function isAssetsStep(stepId: string | null): boolean {
  return stepId?.endsWith('/assets') === true;
}

/** What people call a series of steps. */
export interface StepName {
  readonly id: string;
  readonly name: string;
}

/** Every series that a flow's steps may have under load, in order: each step's own, and that of its sub-resources. */
export function stepSeriesOf({ steps }: Pick<Flow, 'steps'>): StepName[] {
  return steps.flatMap(({ id, name, assets = [] }: Step) => {
    const own = { id, name };
    return assets.length === 0
      ? [own]
      : [own, { id: assetsStepId(id), name: `${name} (sub-resources)` }];
  });
}
