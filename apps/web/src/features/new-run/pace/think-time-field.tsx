import { SelectField } from '../../../ui/select.tsx';
import type { ThinkTimeDraft, ThinkTimeKind } from '../load/load-draft.ts';
import { InlineField } from './inline-field.tsx';

const kinds: readonly { readonly value: ThinkTimeKind; readonly label: string }[] = [
  { value: 'RECORDED', label: 'As recorded' },
  { value: 'FIXED', label: 'Always the same' },
  { value: 'UNIFORM', label: 'Between two times' },
  { value: 'NORMAL', label: 'Around a time' },
  { value: 'EXPONENTIAL', label: 'Mostly short, now and then long' },
  { value: 'NONE', label: 'None' },
];

/** How long a virtual user waits between two steps. */
export function ThinkTimeField(props: {
  readonly value: ThinkTimeDraft;
  readonly error: string;
  readonly onChange: (thinkTime: ThinkTimeDraft) => void;
}) {
  const { value, error, onChange } = props;
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Think time between steps</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-[13px] text-muted">
        <SelectField
          label="Think time"
          options={kinds}
          value={value.kind}
          onChange={(kind) => onChange({ ...value, kind: kind as ThinkTimeKind })}
        />
        <Amounts value={value} onChange={onChange} />
      </div>
      {error && <p className="mt-1.5 text-xs text-bad">{error}</p>}
      {value.kind === 'NONE' && (
        <p className="mt-1.5 text-xs text-faint">
          Users never pause: far more requests for each user than a person would make.
        </p>
      )}
    </div>
  );
}

function Amounts(props: {
  readonly value: ThinkTimeDraft;
  readonly onChange: (thinkTime: ThinkTimeDraft) => void;
}) {
  const { value, onChange } = props;
  const field = (label: string, name: 'scale' | 'mean' | 'deviation' | 'min' | 'max') => (
    <InlineField
      label={label}
      value={value[name]}
      onChange={(text) => onChange({ ...value, [name]: text })}
    />
  );
  switch (value.kind) {
    case 'NONE':
      return null;
    case 'RECORDED':
      return (
        <span className="flex items-center gap-2">times {field('Think time factor', 'scale')}</span>
      );
    case 'FIXED':
      return field('Think time of each step', 'mean');
    case 'UNIFORM':
      return (
        <span className="flex items-center gap-2">
          {field('Shortest think time', 'min')} and {field('Longest think time', 'max')}
        </span>
      );
    case 'NORMAL':
      return (
        <span className="flex items-center gap-2">
          {field('Mean think time', 'mean')} give or take{' '}
          {field('Deviation of the think time', 'deviation')}
        </span>
      );
    case 'EXPONENTIAL':
      return (
        <span className="flex items-center gap-2">
          on average {field('Mean think time', 'mean')}
        </span>
      );
  }
}
