import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select.tsx';
import { BoundsField } from './bounds-field.tsx';
import type { CapacityDraft } from './load-draft.ts';
import type { LoadFieldsProps } from './load-section.tsx';

const units = [
  { value: 'USERS', label: 'Users' },
  { value: 'RATE', label: 'Iterations a second' },
] as const satisfies readonly { value: CapacityDraft['unit']; label: string }[];

const percentiles = [
  { value: '50', label: '50 %' },
  { value: '90', label: '90 %' },
  { value: '95', label: '95 %' },
  { value: '99', label: '99 %' },
] as const;

/** What must hold, and the range in which to look for the most that it holds at. */
export function CapacityFields({ draft, change, errorOf }: LoadFieldsProps) {
  const { capacity } = draft;
  const edit = (part: Partial<CapacityDraft>) => change({ capacity: { ...capacity, ...part } });
  const sloError = errorOf('capacity.slo');
  return (
    <div className="space-y-4">
      <fieldset>
        <legend className="mb-2 text-[13px] font-medium">It holds while</legend>
        <div className="space-y-2 text-[13px] text-muted">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
            <SelectField
              label="Share of requests"
              options={percentiles}
              value={capacity.percentile}
              onChange={(percentile) => edit({ percentile })}
              className="w-20"
            />
            of requests take less than
            <span className="w-20">
              <TextField
                label="Milliseconds"
                labelHidden
                inputMode="numeric"
                value={capacity.within}
                aria-invalid={sloError !== ''}
                onChange={(event) => edit({ within: event.target.value })}
              />
            </span>
            ms, and
          </div>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
            less than
            <span className="w-20">
              <TextField
                label="Per cent of requests that may fail"
                labelHidden
                inputMode="decimal"
                value={capacity.errors}
                onChange={(event) => edit({ errors: event.target.value })}
              />
            </span>
            % of them fail
          </div>
        </div>
        <div className="mt-2">
          <BoundsField bounds={capacity.more} onChange={(more) => edit({ more })} />
        </div>
        {sloError && <p className="mt-1.5 text-xs text-bad">{sloError}</p>}
      </fieldset>
      <div className="flex flex-wrap items-end gap-4">
        <div>
          <p className="mb-1.5 text-[13px] font-medium">What grows</p>
          <div className="flex h-9 items-center">
            <Choice
              label="What grows"
              options={units}
              value={capacity.unit}
              onChange={(unit) => edit({ unit })}
            />
          </div>
        </div>
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <TextField
          label="From"
          inputMode="numeric"
          value={capacity.from}
          error={errorOf('capacity.from')}
          hint="Tried first"
          onChange={(event) => edit({ from: event.target.value })}
        />
        <TextField
          label="To"
          inputMode="numeric"
          value={capacity.to}
          error={errorOf('capacity.to')}
          hint="Never tried above it"
          onChange={(event) => edit({ to: event.target.value })}
        />
        <TextField
          label="Each level"
          value={capacity.levelTime}
          error={errorOf('capacity.levelMs')}
          hint="Longer until it is sure"
          onChange={(event) => edit({ levelTime: event.target.value })}
        />
        <TextField
          label="Precision (%)"
          inputMode="decimal"
          value={capacity.precision}
          error={errorOf('capacity.precision')}
          hint="Ends when that close"
          onChange={(event) => edit({ precision: event.target.value })}
        />
      </div>
      <p className="text-xs text-pretty text-faint">
        The load doubles while that holds, then halves the gap between what held and what did not.
      </p>
    </div>
  );
}
