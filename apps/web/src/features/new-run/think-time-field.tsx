import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import type { ThinkTimeKind } from './draft.ts';
import type { SectionProps } from './new-run-form.tsx';

const kinds = [
  { value: 'RECORDED', label: 'As recorded' },
  { value: 'UNIFORM', label: 'Between' },
  { value: 'NONE', label: 'None' },
] as const satisfies readonly { value: ThinkTimeKind; label: string }[];

/** How long a virtual user waits between two steps. */
export function ThinkTimeField({ draft, change, errorOf }: SectionProps) {
  const error = errorOf('thinkTime');
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Think time between steps</p>
      <div className="flex flex-wrap items-start gap-3">
        <Choice
          label="Think time"
          options={kinds}
          value={draft.thinkTimeKind}
          onChange={(thinkTimeKind) => change({ thinkTimeKind })}
        />
        {draft.thinkTimeKind === 'RECORDED' && (
          <div className="flex items-center gap-2 text-[13px] text-muted">
            times
            <span className="w-20">
              <TextField
                label="Think time factor"
                labelHidden
                inputMode="decimal"
                value={draft.thinkTimeScale}
                onChange={(event) => change({ thinkTimeScale: event.target.value })}
              />
            </span>
          </div>
        )}
        {draft.thinkTimeKind === 'UNIFORM' && (
          <div className="flex items-center gap-2 text-[13px] text-muted">
            <span className="w-20">
              <TextField
                label="Shortest think time"
                labelHidden
                value={draft.thinkTimeMin}
                onChange={(event) => change({ thinkTimeMin: event.target.value })}
              />
            </span>
            and
            <span className="w-20">
              <TextField
                label="Longest think time"
                labelHidden
                value={draft.thinkTimeMax}
                onChange={(event) => change({ thinkTimeMax: event.target.value })}
              />
            </span>
          </div>
        )}
      </div>
      {error && <p className="mt-1.5 text-xs text-bad">{error}</p>}
      {draft.thinkTimeKind === 'NONE' && (
        <p className="mt-1.5 text-xs text-faint">
          Users never pause: far more requests for each user than a person would make.
        </p>
      )}
    </div>
  );
}
