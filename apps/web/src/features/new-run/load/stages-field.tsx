import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { nextKey, type StageDraft } from './load-draft.ts';

/** Stages one after another: in so long, to so many. */
export function StagesField(props: {
  /** What there are so many of at a stage's end. */
  readonly what: string;
  readonly stages: readonly StageDraft[];
  /** What is wrong with `0.target` and the like; '' asks for what is wrong with the whole. */
  readonly errorOf: (field: string) => string;
  readonly onChange: (stages: readonly StageDraft[]) => void;
}) {
  const { what, stages, errorOf, onChange } = props;
  const edit = (key: number, part: Partial<StageDraft>) =>
    onChange(stages.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = () => {
    const last = stages.at(-1);
    const next = { duration: last?.duration ?? '30s', target: last?.target ?? '10' };
    onChange([...stages, { key: nextKey(stages), ...next }]);
  };
  return (
    <div>
      <p className="mb-1.5 text-[13px] font-medium">Stages</p>
      <ol className="space-y-2">
        {stages.map((stage, index) => (
          <li key={stage.key} className="flex items-start gap-2 text-[13px] text-muted">
            <span className="tabular w-5 shrink-0 pt-2 text-right text-xs text-faint">
              {index + 1}
            </span>
            <span className="pt-2">in</span>
            <div className="w-20 shrink-0">
              <TextField
                label={`Length of stage ${index + 1}`}
                labelHidden
                value={stage.duration}
                error={errorOf(`${index}.durationMs`)}
                onChange={(event) => edit(stage.key, { duration: event.target.value })}
              />
            </div>
            <span className="pt-2">to</span>
            <div className="w-24 shrink-0">
              <TextField
                label={`${what} at the end of stage ${index + 1}`}
                labelHidden
                inputMode="numeric"
                value={stage.target}
                error={errorOf(`${index}.target`)}
                onChange={(event) => edit(stage.key, { target: event.target.value })}
              />
            </div>
            <span className="pt-2 max-sm:sr-only">{what.toLowerCase()}</span>
            <IconButton
              label={`Remove stage ${index + 1}`}
              className="mt-0.5"
              onClick={() => onChange(stages.filter(({ key }) => key !== stage.key))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ol>
      {stages.length === 0 && errorOf('') && <p className="text-xs text-bad">{errorOf('')}</p>}
      <Button size="small" className="mt-2" onClick={add}>
        <Plus aria-hidden="true" /> Stage
      </Button>
    </div>
  );
}
