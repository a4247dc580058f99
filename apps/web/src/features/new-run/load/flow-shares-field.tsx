import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { type FlowShareDraft, nextKey } from './load-draft.ts';

/** Which flows a scenario runs, and how often each beside the others. */
export function FlowSharesField(props: {
  readonly shares: readonly FlowShareDraft[];
  readonly knownFlows: readonly string[];
  readonly errorOf: (field: string) => string;
  readonly onChange: (shares: readonly FlowShareDraft[]) => void;
}) {
  const { shares, knownFlows, errorOf, onChange } = props;
  const listId = useId();
  const edit = (key: number, part: Partial<FlowShareDraft>) =>
    onChange(shares.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div>
      <p className="mb-1.5 text-[13px] font-medium">Flows</p>
      {shares.length === 0 ? (
        <p className="mb-2 text-xs text-faint">Every proven flow, all alike.</p>
      ) : (
        <ul className="mb-2 space-y-2">
          {shares.map((share, index) => (
            <li key={share.key} className="flex items-start gap-2">
              <div className="min-w-0 flex-1">
                <TextField
                  label={`Name of flow ${index + 1}`}
                  labelHidden
                  placeholder="Name of a flow, such as Check out"
                  list={listId}
                  value={share.flow}
                  error={errorOf(`${index}.flow`)}
                  onChange={(event) => edit(share.key, { flow: event.target.value })}
                />
              </div>
              <div className="w-20 shrink-0">
                <TextField
                  label={`Weight of flow ${index + 1}`}
                  labelHidden
                  inputMode="decimal"
                  title="How often, beside the others"
                  value={share.weight}
                  error={errorOf(`${index}.weight`)}
                  onChange={(event) => edit(share.key, { weight: event.target.value })}
                />
              </div>
              <IconButton
                label={`Remove flow ${index + 1}`}
                className="mt-0.5"
                onClick={() => onChange(shares.filter(({ key }) => key !== share.key))}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {shares.length === 0 && errorOf('') && <p className="mb-2 text-xs text-bad">{errorOf('')}</p>}
      <datalist id={listId}>
        {knownFlows.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button
        size="small"
        onClick={() => onChange([...shares, { key: nextKey(shares), flow: '', weight: '1' }])}
      >
        <Plus aria-hidden="true" /> {shares.length === 0 ? 'Choose flows' : 'Flow'}
      </Button>
    </div>
  );
}
