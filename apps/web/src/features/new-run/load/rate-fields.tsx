import { TextField } from '../../../ui/field.tsx';
import { DurationField } from './duration-field.tsx';
import type { RateDraft } from './load-draft.ts';
import type { LoadFieldsProps } from './load-section.tsx';
import { RateInput } from './rate-input.tsx';

/** Iterations that start on time whether or not the target keeps up: an open model. */
export function RateFields({ draft, change, errorOf }: LoadFieldsProps) {
  const { rate } = draft;
  const edit = (part: Partial<RateDraft>) => change({ rate: { ...rate, ...part } });
  return (
    <div className="space-y-3">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <RateInput
          label="Iterations"
          value={rate.rate}
          unit={rate.unit}
          error={errorOf('rate.rate') || errorOf('rate.perMs')}
          onChange={(value) => edit({ rate: value })}
          onUnit={(unit) => edit({ unit })}
        />
        <TextField
          label="Most users"
          inputMode="numeric"
          value={rate.maxUsers}
          error={errorOf('rate.maxUsers')}
          onChange={(event) => edit({ maxUsers: event.target.value })}
        />
        <DurationField
          value={draft.duration}
          error={errorOf('durationMs')}
          onChange={(duration) => change({ duration })}
        />
      </div>
      <p className="text-xs text-pretty text-faint">
        An iteration is one user going through one flow. They start on time, however slow the target
        is; one that is due when all users are busy is dropped and counted.
      </p>
    </div>
  );
}
