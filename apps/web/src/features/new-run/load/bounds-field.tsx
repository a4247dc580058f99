import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { type BoundDraft, nextKey } from './load-draft.ts';

/** Bounds in k6's words, beside those that have a sentence. */
export function BoundsField(props: {
  readonly bounds: readonly BoundDraft[];
  readonly onChange: (bounds: readonly BoundDraft[]) => void;
}) {
  const { bounds, onChange } = props;
  const edit = (key: number, part: Partial<BoundDraft>) =>
    onChange(bounds.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const added = {
    key: nextKey(bounds),
    metric: 'http_req_duration{flow:Check out}',
    expression: 'p(95)<800',
  };
  return (
    <div className="space-y-2">
      {bounds.map((one, index) => (
        <div key={one.key} className="flex items-start gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            {(['metric', 'expression'] as const).map((name) => (
              <TextField
                key={name}
                label={`${name === 'metric' ? 'Metric' : 'Bound'} of condition ${index + 3}`}
                labelHidden
                className="font-mono"
                spellCheck={false}
                autoCapitalize="none"
                value={one[name]}
                onChange={(event) => edit(one.key, { [name]: event.target.value })}
              />
            ))}
          </div>
          <IconButton
            label={`Remove condition ${index + 3}`}
            className="mt-0.5"
            onClick={() => onChange(bounds.filter(({ key }) => key !== one.key))}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...bounds, added])}>
        <Plus aria-hidden="true" /> Condition
      </Button>
    </div>
  );
}
