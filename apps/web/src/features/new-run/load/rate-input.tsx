import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { RateUnit } from './load-draft.ts';

const units = [
  { value: 'second', label: 'a second' },
  { value: 'minute', label: 'a minute' },
] as const satisfies readonly { value: RateUnit; label: string }[];

/** Iterations to start in a unit of time. */
export function RateInput(props: {
  readonly label: string;
  readonly value: string;
  readonly unit: RateUnit;
  readonly error: string;
  readonly onChange: (rate: string) => void;
  readonly onUnit: (unit: RateUnit) => void;
}) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      <div className="min-w-24 flex-1">
        <TextField
          label={props.label}
          inputMode="decimal"
          value={props.value}
          error={props.error}
          onChange={(event) => props.onChange(event.target.value)}
        />
      </div>
      <div className="mt-[1.625rem] flex h-9 items-center">
        <Choice
          label={`Unit of ${props.label.toLowerCase()}`}
          options={units}
          value={props.unit}
          onChange={props.onUnit}
        />
      </div>
    </div>
  );
}
