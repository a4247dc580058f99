import type { ErrorClass as ErrorClassModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';

export const errorClasses: readonly ErrorClassModel[] = [
  'status',
  'timeout',
  'connection',
  'check',
  'extraction',
  'protocol',
];

export const ErrorClass = enumType('ErrorClass', errorClasses);

interface ErrorCountShape {
  readonly errorClass: ErrorClassModel;
  readonly count: number;
}

export const ErrorCount = builder.objectRef<ErrorCountShape>('ErrorCount').implement({
  fields: (t) => ({
    errorClass: t.field({ type: ErrorClass, resolve: (row) => row.errorClass }),
    count: t.exposeInt('count'),
  }),
});

interface StatusCountShape {
  readonly status: string;
  readonly count: number;
}

export const StatusCount = builder.objectRef<StatusCountShape>('StatusCount').implement({
  fields: (t) => ({
    status: t.exposeString('status'),
    count: t.exposeInt('count'),
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
