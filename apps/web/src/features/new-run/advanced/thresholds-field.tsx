import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { type ThresholdDraft, thresholdDraft } from '../draft.ts';
import { nextKey } from '../load/load-draft.ts';
import type { SectionProps } from '../new-run-form.tsx';
import { InlineField } from '../pace/inline-field.tsx';
import { metricSuggestions } from './metric-words.ts';

/** What must hold for the run to pass, in k6's words. */
export function ThresholdsField({ draft, change, errorOf }: SectionProps) {
  const { thresholds } = draft;
  const listId = useId();
  const edit = (key: number, part: Partial<ThresholdDraft>) =>
    change({ thresholds: thresholds.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const add = () =>
    change({
      thresholds: [
        ...thresholds,
        thresholdDraft(
          { metric: 'http_req_duration', expression: 'p(95)<500' },
          nextKey(thresholds),
        ),
      ],
    });
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Thresholds</p>
      {thresholds.length === 0 && (
        <p className="mb-2 text-xs text-faint">None: the run passes whatever it measures.</p>
      )}
      <ul className="space-y-3">
        {thresholds.map((one, index) => (
          <ThresholdRow
            key={one.key}
            threshold={one}
            number={index + 1}
            listId={listId}
            error={errorOf(`thresholds.${index}`)}
            onChange={(part) => edit(one.key, part)}
            onRemove={() => change({ thresholds: thresholds.filter((t) => t.key !== one.key) })}
          />
        ))}
      </ul>
      <datalist id={listId}>
        {metricSuggestions.map((metric) => (
          <option key={metric} value={metric} />
        ))}
      </datalist>
      <Button size="small" className="mt-2" onClick={add}>
        <Plus aria-hidden="true" /> Threshold
      </Button>
      {thresholds.length > 0 && (
        <p className="mt-2 text-xs text-pretty text-faint">
          Of one flow: <code>{'http_req_duration{flow:Check out}'}</code>. At each moment of the
          last half minute: <code>p(95)&lt;500 over 30s</code>.
        </p>
      )}
    </div>
  );
}

function ThresholdRow(props: {
  readonly threshold: ThresholdDraft;
  readonly number: number;
  /** The metrics to suggest. */
  readonly listId: string;
  readonly error: string;
  readonly onChange: (part: Partial<ThresholdDraft>) => void;
  readonly onRemove: () => void;
}) {
  const { threshold, number, error, onChange } = props;
  return (
    <li className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <div className="grid gap-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <TextField
            label={`Metric of threshold ${number}`}
            labelHidden
            className="font-mono"
            spellCheck={false}
            autoCapitalize="none"
            list={props.listId}
            value={threshold.metric}
            onChange={(event) => onChange({ metric: event.target.value })}
          />
          <TextField
            label={`Condition of threshold ${number}`}
            labelHidden
            className="font-mono"
            spellCheck={false}
            autoCapitalize="none"
            value={threshold.expression}
            error={error}
            onChange={(event) => onChange({ expression: event.target.value })}
          />
        </div>
        <div className="mt-1.5 flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <label className="flex cursor-pointer items-center gap-1.5">
            <input
              type="checkbox"
              aria-label={`End the load when threshold ${number} fails`}
              className="size-3.5 accent-(--accent)"
              checked={threshold.abortOnFail}
              onChange={(event) => onChange({ abortOnFail: event.target.checked })}
            />
            ends the load when it fails
          </label>
          {threshold.abortOnFail && (
            <span className="flex items-center gap-2">
              but not in the first
              <InlineField
                label={`Time before threshold ${number} may end the load`}
                value={threshold.abortDelay}
                onChange={(abortDelay) => onChange({ abortDelay })}
              />
            </span>
          )}
        </div>
      </div>
      <IconButton label={`Remove threshold ${number}`} className="mt-0.5" onClick={props.onRemove}>
        <X />
      </IconButton>
    </li>
  );
}
