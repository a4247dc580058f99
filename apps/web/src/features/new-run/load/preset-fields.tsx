import { presetTitles } from '../../../format/preset.ts';
import { formatDuration } from '../../../format/time.ts';
import { CardChoice } from '../../../ui/card-choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { LoadFieldsProps } from './load-section.tsx';
import { Outline } from './load-shape.tsx';
import { presetCurve, presetTexts } from './preset-words.ts';

/** A shape that has a name, for so many users. */
export function PresetFields({ draft, change, errorOf, presets }: LoadFieldsProps) {
  const chosen = presets.find(({ preset }) => preset === draft.preset);
  const usual = chosen ? formatDuration(chosen.durationMs) : '';
  const error = errorOf('preset');
  return (
    <div className="space-y-4">
      <CardChoice
        label="Preset"
        options={presets.map((shape) => ({
          value: shape.preset,
          title: presetTitles[shape.preset],
          text: presetTexts[shape.preset],
          picture: (
            <Outline
              curves={[{ label: shape.preset, unit: 'users', points: presetCurve(shape, 100, 1) }]}
              endMs={1}
              peak={100}
              className="h-8"
            />
          ),
        }))}
        value={draft.preset}
        onChange={(preset) => change({ preset })}
        className="grid-cols-2 sm:grid-cols-3"
      />
      {error && <p className="text-xs text-bad">{error}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Virtual users"
          inputMode="numeric"
          value={draft.users}
          error={errorOf('users')}
          hint="The most that there are at once"
          onChange={(event) => change({ users: event.target.value })}
        />
        <TextField
          label="Duration"
          placeholder={usual}
          value={draft.presetDuration}
          error={errorOf('durationMs')}
          hint={`Empty takes ${usual}`}
          onChange={(event) => change({ presetDuration: event.target.value })}
        />
      </div>
    </div>
  );
}
