import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select.tsx';
import type { ThresholdDraft } from './draft.ts';
import type { SectionProps } from './new-run-form.tsx';

const metrics = [
  { value: 'http_req_duration', label: 'Response time (ms)' },
  { value: 'http_req_failed', label: 'Failed requests' },
  { value: 'http_reqs', label: 'Requests' },
  { value: 'iterations', label: 'Iterations' },
  { value: 'checks', label: 'Checks passed' },
] as const;

const examples: Readonly<Record<string, string>> = {
  http_req_duration: 'p(95)<500',
  http_req_failed: 'rate<0.01',
  http_reqs: 'rate>100',
  iterations: 'count>1000',
  checks: 'rate>0.99',
};

/** What must hold for the run to pass, in k6's words. */
export function ThresholdsField({ draft, change, errorOf }: SectionProps) {
  const { thresholds } = draft;
  const edit = (key: number, part: Partial<ThresholdDraft>) =>
    change({ thresholds: thresholds.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const add = () =>
    change({
      thresholds: [
        ...thresholds,
        {
          key: Math.max(-1, ...thresholds.map(({ key }) => key)) + 1,
          metric: 'http_req_duration',
          expression: 'p(95)<500',
        },
      ],
    });
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Thresholds</p>
      {thresholds.length === 0 && (
        <p className="mb-2 text-xs text-faint">None: the run passes whatever it measures.</p>
      )}
      <ul className="space-y-2">
        {thresholds.map((one, index) => (
          <li key={one.key} className="flex items-start gap-2">
            <SelectField
              label={`Metric of threshold ${index + 1}`}
              options={metrics}
              value={one.metric}
              onChange={(metric) => edit(one.key, { metric, expression: examples[metric] ?? '' })}
              className="w-36 sm:w-48 [&>span:first-child]:truncate"
            />
            <div className="min-w-0 flex-1">
              <TextField
                label={`Condition of threshold ${index + 1}`}
                labelHidden
                className="font-mono"
                spellCheck={false}
                autoCapitalize="none"
                value={one.expression}
                error={errorOf(`thresholds.${index}`)}
                onChange={(event) => edit(one.key, { expression: event.target.value })}
              />
            </div>
            <IconButton
              label={`Remove threshold ${index + 1}`}
              onClick={() => change({ thresholds: thresholds.filter((t) => t.key !== one.key) })}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-2" onClick={add}>
        <Plus aria-hidden="true" /> Threshold
      </Button>
    </div>
  );
}
