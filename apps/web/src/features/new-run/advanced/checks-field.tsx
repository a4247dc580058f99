import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select.tsx';
import type { CheckDraft, CheckKind } from '../draft.ts';
import { nextKey } from '../load/load-draft.ts';
import type { SectionProps } from '../new-run-form.tsx';

const kinds: readonly { readonly value: CheckKind; readonly label: string }[] = [
  { value: 'TEXT', label: 'Shows the text' },
  { value: 'NO_TEXT', label: 'Does not show the text' },
  { value: 'JSON', label: 'Has the JSON value' },
  { value: 'HEADER', label: 'Has the header' },
  { value: 'SIZE', label: 'Has the size' },
  { value: 'TIME', label: 'Takes no longer than' },
];

/** What else to look at in answers, beside what the recording expects. */
export function ChecksField({ draft, change, errorOf }: SectionProps) {
  const { checks } = draft;
  const edit = (key: number, part: Partial<CheckDraft>) =>
    change({ checks: checks.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const add = () =>
    change({
      checks: [
        ...checks,
        { key: nextKey(checks), kind: 'TEXT', name: '', flow: '', step: '', first: '', second: '' },
      ],
    });
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Checks</p>
      {checks.length === 0 && (
        <p className="mb-2 text-xs text-pretty text-faint">
          Answers are compared with the recording anyway. Here you can ask for more; what does not
          hold is counted, and the iteration goes on.
        </p>
      )}
      <ul className="space-y-3">
        {checks.map((check, index) => (
          <li key={check.key} className="rounded-lg border border-line p-3">
            <CheckFields
              check={check}
              number={index + 1}
              error={errorOf(`checks.${index}`)}
              onChange={(part) => edit(check.key, part)}
              onRemove={() => change({ checks: checks.filter(({ key }) => key !== check.key) })}
            />
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-2" onClick={add}>
        <Plus aria-hidden="true" /> Check
      </Button>
    </div>
  );
}

interface CheckFieldsProps {
  readonly check: CheckDraft;
  readonly number: number;
  readonly error: string;
  readonly onChange: (part: Partial<CheckDraft>) => void;
  readonly onRemove: () => void;
}

function CheckFields(props: CheckFieldsProps) {
  const { check, number, error, onChange } = props;
  return (
    <div className="space-y-2">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap gap-2">
          <SelectField
            label={`Kind of check ${number}`}
            options={kinds}
            value={check.kind}
            onChange={(kind) => onChange({ kind: kind as CheckKind })}
            className="w-52 max-sm:w-full"
          />
          <Condition {...props} />
        </div>
        <IconButton label={`Remove check ${number}`} onClick={props.onRemove} className="mt-0.5">
          <X />
        </IconButton>
      </div>
      <div className="grid gap-2 sm:grid-cols-3">
        <Where
          {...props}
          name="flow"
          label={`Flow of check ${number}`}
          placeholder="In every flow"
        />
        <Where
          {...props}
          name="step"
          label={`Step of check ${number}`}
          placeholder="In every step"
        />
        <Where
          {...props}
          name="name"
          label={`Name of check ${number}`}
          placeholder="Named by itself"
        />
      </div>
      {error && <p className="text-xs text-bad">{error}</p>}
    </div>
  );
}

function Condition(props: CheckFieldsProps) {
  const { check } = props;
  switch (check.kind) {
    case 'TEXT':
    case 'NO_TEXT':
      return <Value {...props} name="first" label="Text" placeholder="Thank you for your order" />;
    case 'JSON':
      return (
        <>
          <Value {...props} name="first" label="JSON path" placeholder="$.items[0].name" mono />
          <Value {...props} name="second" label="Value" placeholder="Any value" />
        </>
      );
    case 'HEADER':
      return (
        <>
          <Value {...props} name="first" label="Header" placeholder="cache-control" mono />
          <Value {...props} name="second" label="Part of its value" placeholder="Any value" />
        </>
      );
    case 'SIZE':
      return (
        <>
          <Value {...props} name="first" label="Least bytes" placeholder="From 0 bytes" />
          <Value {...props} name="second" label="Most bytes" placeholder="To any number" />
        </>
      );
    case 'TIME':
      return <Value {...props} name="first" label="Longest time" placeholder="800ms" />;
  }
}

function Value(
  props: CheckFieldsProps & {
    readonly name: 'first' | 'second';
    readonly label: string;
    readonly placeholder: string;
    readonly mono?: boolean;
  },
) {
  const { check, number, name, label, placeholder, onChange, error } = props;
  return (
    <div className="min-w-32 flex-1">
      <TextField
        label={`${label} of check ${number}`}
        labelHidden
        placeholder={placeholder}
        autoCapitalize="none"
        spellCheck={false}
        className={props.mono ? 'font-mono' : ''}
        value={check[name]}
        aria-invalid={error !== '' && name === 'first'}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </div>
  );
}

function Where(
  props: CheckFieldsProps & {
    readonly name: 'flow' | 'step' | 'name';
    readonly label: string;
    readonly placeholder: string;
  },
) {
  const { check, name, label, placeholder, onChange } = props;
  return (
    <TextField
      label={label}
      labelHidden
      placeholder={placeholder}
      value={check[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
}
