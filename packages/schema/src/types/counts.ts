import type { CheckCounts, ErrorClass as ErrorClassModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

export const errorClasses: readonly ErrorClassModel[] = [
  'status',
  'timeout',
  'connection',
  'check',
  'extraction',
  'protocol',
  'asset',
];

export const ErrorClass = enumType('ErrorClass', errorClasses);

interface ErrorCountShape {
  readonly errorClass: ErrorClassModel;
  readonly count: number;
}

export const ErrorCount = builder.objectRef<ErrorCountShape>('ErrorCount').implement({
  fields: (t) => ({
    errorClass: t.field({ type: ErrorClass, resolve: (row) => row.errorClass }),
    count: t.exposeFloat('count'),
  }),
});

interface StatusCountShape {
  readonly status: string;
  readonly count: number;
}

export const StatusCount = builder.objectRef<StatusCountShape>('StatusCount').implement({
  fields: (t) => ({
    status: t.exposeString('status'),
    count: t.exposeFloat('count'),
  }),
});

interface CheckCountShape extends CheckCounts {
  readonly name: string;
}

export const CheckCount = builder.objectRef<CheckCountShape>('CheckCount').implement({
  description: 'How often a check that was asked for held, and how often it did not.',
  fields: (t) => ({
    name: t.exposeString('name'),
    passed: t.exposeFloat('passed'),
    failed: t.exposeFloat('failed'),
  }),
});

type ErrorCounts = Readonly<Partial<Record<ErrorClassModel, number>>>;

/** Those classes that happened, in the classes' own order. */
export function errorCounts(errors: ErrorCounts): ErrorCountShape[] {
  return errorClasses.flatMap((errorClass) => {
    const count = errors[errorClass] ?? 0;
    return count > 0 ? [{ errorClass, count }] : [];
  });
}

export function errorTotal(errors: ErrorCounts): number {
  return errorClasses.reduce((sum, errorClass) => sum + (errors[errorClass] ?? 0), 0);
}

export function statusCounts(statuses: Readonly<Record<string, number>>): StatusCountShape[] {
  return Object.entries(statuses).map(([status, count]) => ({ status, count }));
}

export function checkCounts(checks: Readonly<Record<string, CheckCounts>>): CheckCountShape[] {
  return Object.entries(checks).map(([name, counts]) => ({ name, ...counts }));
}
