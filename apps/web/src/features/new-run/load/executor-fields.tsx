import { TextField } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select.tsx';
import { executorWords } from './executor-words.ts';
import { type ExecutorDraft, type ExecutorKind, executorKinds } from './load-draft.ts';
import { RateInput } from './rate-input.tsx';
import { StagesField } from './stages-field.tsx';

interface ExecutorFieldsProps {
  readonly executor: ExecutorDraft;
  /** What is wrong with it as a whole. */
  readonly error: string;
  /** What is wrong with a field of the executor, by the model's names. */
  readonly errorOf: (field: string) => string;
  readonly onChange: (part: Partial<ExecutorDraft>) => void;
}

const options = executorKinds.map((kind) => ({
  value: kind,
  label: `${executorWords[kind].label} (${executorWords[kind].name})`,
}));

/** How iterations are started: by whom, how many, how fast. */
export function ExecutorFields(props: ExecutorFieldsProps) {
  const { executor, onChange } = props;
  const own = props.error || props.errorOf('kind');
  return (
    <div className="space-y-3">
      <div>
        <SelectField
          label="Executor"
          options={options}
          value={executor.kind}
          onChange={(kind) => onChange({ kind: kind as ExecutorKind })}
          className="w-full sm:w-80 [&>span:first-child]:truncate"
        />
        <p className="mt-1.5 text-xs text-faint">{executorWords[executor.kind].text}</p>
        {own && <p className="mt-1.5 text-xs text-bad">{own}</p>}
      </div>
      {kindFields(props)}
    </div>
  );
}

function kindFields(props: ExecutorFieldsProps) {
  switch (props.executor.kind) {
    case 'CONSTANT_VUS':
      return (
        <Row>
          <Count {...props} label="Users" field="vus" name="users" />
          <Duration {...props} label="Duration" field="durationMs" />
        </Row>
      );
    case 'RAMPING_VUS':
      return (
        <>
          <Row>
            <Count {...props} label="Users at the start" field="startVus" name="startUsers" />
            <TextField
              label="Graceful ramp-down"
              value={props.executor.gracefulRampDown}
              error={props.errorOf('gracefulRampDownMs')}
              hint="For users that go"
              onChange={(event) => props.onChange({ gracefulRampDown: event.target.value })}
            />
          </Row>
          <Stages {...props} what="Users" />
        </>
      );
    case 'SHARED_ITERATIONS':
      return (
        <Row>
          <Count {...props} label="Users" field="vus" name="users" />
          <Count {...props} label="Iterations in all" field="iterations" name="iterations" />
          <Duration {...props} label="At most" field="maxDurationMs" />
        </Row>
      );
    case 'PER_VU_ITERATIONS':
      return (
        <Row>
          <Count {...props} label="Users" field="vus" name="users" />
          <Count {...props} label="Iterations of each" field="iterations" name="iterations" />
          <Duration {...props} label="At most" field="maxDurationMs" />
        </Row>
      );
    case 'CONSTANT_ARRIVAL_RATE':
      return (
        <>
          <Row>
            <Rate {...props} label="Iterations" field="rate" name="rate" />
            <Duration {...props} label="Duration" field="durationMs" />
          </Row>
          <ArrivalUsers {...props} />
        </>
      );
    case 'RAMPING_ARRIVAL_RATE':
      return (
        <>
          <Row>
            <Rate {...props} label="Iterations at the start" field="startRate" name="startRate" />
          </Row>
          <Stages {...props} what="Iterations" />
          <ArrivalUsers {...props} />
        </>
      );
  }
}

function Row({ children }: { readonly children: React.ReactNode }) {
  return <div className="grid gap-3 sm:grid-cols-3">{children}</div>;
}

type CountName = 'users' | 'startUsers' | 'iterations' | 'preAllocatedUsers' | 'maxUsers';

function Count(
  props: ExecutorFieldsProps & {
    readonly label: string;
    readonly field: string;
    readonly name: CountName;
    readonly hint?: string;
  },
) {
  const { label, field, name, hint, executor, errorOf, onChange } = props;
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={executor[name]}
      error={errorOf(field)}
      {...(hint !== undefined && { hint })}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
}

function Duration(props: ExecutorFieldsProps & { readonly label: string; readonly field: string }) {
  const { label, field, executor, errorOf, onChange } = props;
  return (
    <TextField
      label={label}
      value={executor.duration}
      error={errorOf(field)}
      onChange={(event) => onChange({ duration: event.target.value })}
    />
  );
}

function Rate(
  props: ExecutorFieldsProps & {
    readonly label: string;
    readonly field: string;
    readonly name: 'rate' | 'startRate';
  },
) {
  const { label, field, name, executor, errorOf, onChange } = props;
  return (
    <div className="sm:col-span-2">
      <RateInput
        label={label}
        value={executor[name]}
        unit={executor.unit}
        error={errorOf(field) || errorOf('timeUnitMs')}
        onChange={(rate) => onChange({ [name]: rate })}
        onUnit={(unit) => onChange({ unit })}
      />
    </div>
  );
}

function ArrivalUsers(props: ExecutorFieldsProps) {
  return (
    <Row>
      <Count
        {...props}
        label="Users at hand"
        field="preAllocatedVus"
        name="preAllocatedUsers"
        hint="Made before it begins"
      />
      <Count
        {...props}
        label="Most users"
        field="maxVus"
        name="maxUsers"
        hint="More are made while all are busy"
      />
    </Row>
  );
}

function Stages(props: ExecutorFieldsProps & { readonly what: string }) {
  const { executor, errorOf, onChange, what } = props;
  return (
    <StagesField
      what={what}
      stages={executor.stages}
      errorOf={(field) => errorOf(field === '' ? 'stages' : `stages.${field}`)}
      onChange={(stages) => onChange({ stages })}
    />
  );
}
