import { formatCount } from '../../format/number.ts';
import { formatDuration, parseDuration } from '../../format/time.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ServerInfo } from '../server/server-query.ts';
import type { LengthKind } from './draft.ts';
import { LoadShape } from './load-shape.tsx';
import type { SectionProps } from './new-run-form.tsx';

const lengthOptions = [
  { value: 'duration', label: 'For a time' },
  { value: 'iterations', label: 'Number of iterations' },
] as const satisfies readonly { value: LengthKind; label: string }[];

const presets = ['30s', '1m', '5m', '15m'] as const;

/** How many, how long, how fast. */
export function LoadSection(props: SectionProps & { readonly limits: ServerInfo['limits'] }) {
  const { draft, change, errorOf, limits } = props;
  const byTime = draft.lengthKind === 'duration';
  return (
    <Panel
      title="Load"
      aside={
        <Choice
          label="Length of the run"
          options={lengthOptions}
          value={draft.lengthKind}
          onChange={(lengthKind) => change({ lengthKind })}
        />
      }
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label="Virtual users"
          inputMode="numeric"
          value={draft.users}
          error={errorOf('users')}
          hint={`At most ${formatCount(limits.maxUsers)} on this server`}
          onChange={(event) => change({ users: event.target.value })}
        />
        {byTime ? (
          <>
            <TextField
              label="Duration"
              value={draft.duration}
              error={errorOf('durationMs')}
              hint={<Presets onChoose={(duration) => change({ duration })} />}
              onChange={(event) => change({ duration: event.target.value })}
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
      <Shape {...props} />
    </Panel>
  );
}

function Presets({ onChoose }: { readonly onChoose: (duration: string) => void }) {
  return (
    <span className="flex gap-1">
      {presets.map((preset) => (
        <button
          key={preset}
          type="button"
          aria-label={`Run for ${preset}`}
          className="rounded-[5px] border border-line px-1.5 text-muted hover:border-line-strong hover:text-text"
          onClick={() => onChoose(preset)}
        >
          {preset}
        </button>
      ))}
    </span>
  );
}

function Shape({ draft }: SectionProps) {
  const users = Number(draft.users);
  if (!Number.isFinite(users) || users <= 0) return null;
  if (draft.lengthKind === 'iterations') return null;
  const durationMs = parseDuration(draft.duration);
  const rampUpMs = parseDuration(draft.rampUp || '0');
  if (durationMs === null || rampUpMs === null || durationMs <= 0 || rampUpMs > durationMs) {
    return null;
  }
  return (
    <LoadShape
      rampShare={rampUpMs / durationMs}
      peak={`${formatCount(users)} ${users === 1 ? 'user' : 'users'}`}
      end={formatDuration(durationMs)}
    />
  );
}
