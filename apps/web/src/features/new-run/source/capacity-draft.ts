import { writeDuration } from '../../../format/time.ts';
import type { SourceConfig } from '../documents.ts';
import type { CapacityDraft } from '../load/load-draft.ts';

const timeBound = /^p\((\d+(?:\.\d+)?)\)\s*<\s*([\d.]+)$/;
const errorBound = /^rate\s*<\s*([\d.]+)$/;

/** The bounds that the form has a sentence for go there, the others below. */
export function capacityDraft(search: CapacitySource): CapacityDraft {
  const { slo } = search;
  const time = slo.find((one) => isBound(one, 'http_req_duration', timeBound));
  const errors = slo.find((one) => isBound(one, 'http_req_failed', errorBound));
  const [, percentile = '95', within = ''] = time?.expression.match(timeBound) ?? [];
  const [, share] = errors?.expression.match(errorBound) ?? [];
  return {
    unit: search.unit,
    from: String(search.from),
    to: String(search.to),
    percentile,
    within,
    errors: share === undefined ? '' : percent(Number(share)),
    more: slo
      .filter((one) => one !== time && one !== errors)
      .map(({ metric, expression }, key) => ({ key, metric, expression })),
    levelTime: writeDuration(search.levelMs),
    precision: percent(search.precision),
  };
}

type CapacitySource = NonNullable<SourceConfig['capacity']>;
type Bound = CapacitySource['slo'][number];

function isBound(bound: Bound, metric: string, form: RegExp): boolean {
  return bound.metric === metric && form.test(bound.expression);
}

function percent(share: number): string {
  return String(Math.round(share * 1e6) / 1e4);
}
