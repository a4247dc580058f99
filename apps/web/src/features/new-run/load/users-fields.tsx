import { formatCount } from '../../../format/number.ts';
import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { LengthKind } from '../draft.ts';
import { DurationField } from './duration-field.tsx';
import type { LoadFieldsProps } from './load-section.tsx';

const lengthOptions = [
  { value: 'duration', label: 'For a time' },
  { value: 'iterations', label: 'Number of iterations' },
] as const satisfies readonly { value: LengthKind; label: string }[];

/** How many, how long, how fast. */
export function UsersFields({ draft, change, errorOf, limits }: LoadFieldsProps) {
  return (
    <div className="space-y-4">
      <Choice
        label="Length of the run"
        options={lengthOptions}
        value={draft.lengthKind}
        onChange={(lengthKind) => change({ lengthKind })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label="Virtual users"
          inputMode="numeric"
          value={draft.users}
          error={errorOf('users')}
          hint={`At most ${formatCount(limits.maxUsers)} on this server`}
          onChange={(event) => change({ users: event.target.value })}
        />
        {draft.lengthKind === 'duration' ? (
          <>
            <DurationField
              value={draft.duration}
              error={errorOf('durationMs')}
              onChange={(duration) => change({ duration })}
            />
            <TextField
              label="Ramp-up"
              value={draft.rampUp}
              error={errorOf('rampUpMs')}
              hint="Users join over this time"
              onChange={(event) => change({ rampUp: event.target.value })}
            />
          </>
        ) : (
          <div className="sm:col-span-2">
            <TextField
              label="Iterations in all"
              inputMode="numeric"
              placeholder="100"
              value={draft.iterations}
              error={errorOf('iterations')}
              hint="Shared by all users, who start at once; the run ends when they are done"
              onChange={(event) => change({ iterations: event.target.value })}
            />
          </div>
        )}
      </div>
    </div>
  );
}
