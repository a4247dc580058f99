import { Choice } from '../../../ui/choice.tsx';
import type { PacingDraft, PacingKind } from '../load/load-draft.ts';
import { InlineField } from './inline-field.tsx';

const kinds = [
  { value: 'NONE', label: 'At once' },
  { value: 'FIXED', label: 'Every' },
  { value: 'UNIFORM', label: 'Every … to …' },
] as const satisfies readonly { value: PacingKind; label: string }[];

/** How soon a user begins the next iteration, counted from the beginning of the last. */
export function PacingField(props: {
  readonly value: PacingDraft;
  readonly error: string;
  readonly onChange: (pacing: PacingDraft) => void;
}) {
  const { value, error, onChange } = props;
  const field = (label: string, name: 'every' | 'min' | 'max') => (
    <InlineField
      label={label}
      value={value[name]}
      onChange={(text) => onChange({ ...value, [name]: text })}
    />
  );
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Next iteration of a user</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-[13px] text-muted">
        <Choice
          label="Pacing"
          options={kinds}
          value={value.kind}
          onChange={(kind) => onChange({ ...value, kind })}
        />
        {value.kind === 'FIXED' && field('Time between iterations', 'every')}
        {value.kind === 'UNIFORM' && (
          <span className="flex items-center gap-2">
            {field('Shortest time between iterations', 'min')} to{' '}
            {field('Longest time between iterations', 'max')}
          </span>
        )}
      </div>
      {error && <p className="mt-1.5 text-xs text-bad">{error}</p>}
      {value.kind !== 'NONE' && (
        <p className="mt-1.5 text-xs text-faint">
          Counted from start to start. One that takes longer is followed at once.
        </p>
      )}
    </div>
  );
}
