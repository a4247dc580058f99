import type { ExecutorInput as ExecutorInputModel } from '@flowload/engine/model/run-config-input.ts';
import { builder } from '../builder.ts';

export const StageInput = builder.inputType('StageInput', {
  description: 'Goes to the target within this time: users, or a rate.',
  fields: (t) => ({
    durationMs: t.int({ required: true }),
    target: t.float({ required: true }),
  }),
});

const ConstantVusInput = builder.inputType('ConstantVusInput', {
  fields: (t) => ({
    vus: t.int({ required: true }),
    durationMs: t.int({ required: true }),
  }),
});

const RampingVusInput = builder.inputType('RampingVusInput', {
  fields: (t) => ({
    startVus: t.int({ description: '1 unless told.' }),
    stages: t.field({ type: [StageInput], required: true }),
    gracefulRampDownMs: t.int({ description: '30 s unless told.' }),
  }),
});

const IterationsInput = builder.inputType('IterationsInput', {
  fields: (t) => ({
    vus: t.int({ required: true }),
    iterations: t.int({ required: true }),
    maxDurationMs: t.int({ description: '10 minutes unless told.' }),
  }),
});

const ConstantArrivalRateInput = builder.inputType('ConstantArrivalRateInput', {
  fields: (t) => ({
    rate: t.float({ required: true, description: 'Iterations to start in each time unit.' }),
    timeUnitMs: t.int({ description: 'A second unless told.' }),
    durationMs: t.int({ required: true }),
    preAllocatedVus: t.int({ description: 'Users made before the load begins.' }),
    maxVus: t.int({ description: 'When so many are busy, iterations that are due are dropped.' }),
  }),
});

const RampingArrivalRateInput = builder.inputType('RampingArrivalRateInput', {
  fields: (t) => ({
    startRate: t.float({ description: '0 unless told.' }),
    timeUnitMs: t.int({ description: 'A second unless told.' }),
    stages: t.field({ type: [StageInput], required: true, description: 'Targets are rates.' }),
    preAllocatedVus: t.int({ description: 'Users made before the load begins.' }),
    maxVus: t.int({ description: 'When so many are busy, iterations that are due are dropped.' }),
  }),
});

export const ExecutorInput = builder.inputType('ExecutorInput', {
  isOneOf: true,
  description: 'Exactly one of them. k6’s names and semantics.',
  fields: (t) => ({
    constantVus: t.field({ type: ConstantVusInput }),
    rampingVus: t.field({ type: RampingVusInput }),
    sharedIterations: t.field({ type: IterationsInput }),
    perVuIterations: t.field({ type: IterationsInput }),
    constantArrivalRate: t.field({ type: ConstantArrivalRateInput }),
    rampingArrivalRate: t.field({ type: RampingArrivalRateInput }),
  }),
});

/** The executor that the one field given stands for. */
export function toExecutor(input: typeof ExecutorInput.$inferInput): ExecutorInputModel {
  if (input.constantVus != null) return { kind: 'constant-vus', ...input.constantVus };
  if (input.rampingVus != null) return { kind: 'ramping-vus', ...input.rampingVus };
  if (input.sharedIterations != null) {
    return { kind: 'shared-iterations', ...input.sharedIterations };
  }
  if (input.perVuIterations != null) return { kind: 'per-vu-iterations', ...input.perVuIterations };
  if (input.constantArrivalRate != null) {
    return { kind: 'constant-arrival-rate', ...input.constantArrivalRate };
  }
  return { kind: 'ramping-arrival-rate', ...input.rampingArrivalRate };
}
