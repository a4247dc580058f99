import { ChevronRight, X } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { CheckField } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select.tsx';
import { PacingField } from '../pace/pacing-field.tsx';
import { ThinkTimeField } from '../pace/think-time-field.tsx';
import { ExecutorFields } from './executor-fields.tsx';
import { FlowSharesField } from './flow-shares-field.tsx';
import { type AssetsKind, noPacing, recordedThinkTime, type ScenarioDraft } from './load-draft.ts';

/** One load among several. */
export function ScenarioCard(props: {
  readonly scenario: ScenarioDraft;
  readonly knownFlows: readonly string[];
  /** The last one can't be taken away. */
  readonly isOnly: boolean;
  /** What is wrong with a field of the scenario, or a part of it. */
  readonly errorOf: (field: string) => string;
  /** What is wrong with a field as a whole. */
  readonly errorAt: (field: string) => string;
  readonly onChange: (part: Partial<ScenarioDraft>) => void;
  readonly onRemove: () => void;
}) {
  const { scenario, errorOf, onChange } = props;
  const label = scenario.name || 'Scenario';
  return (
    <fieldset className="min-w-0 rounded-lg border border-line-strong">
      <legend className="sr-only">{label}</legend>
      <div className="space-y-4 p-3 sm:p-4">
        <div className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <TextField
              label="Name of the scenario"
              value={scenario.name}
              error={errorOf('name')}
              onChange={(event) => onChange({ name: event.target.value })}
            />
            <TextField
              label="Begins after"
              value={scenario.start}
              error={errorOf('startMs')}
              onChange={(event) => onChange({ start: event.target.value })}
            />
          </div>
          {!props.isOnly && (
            <IconButton label={`Remove ${label}`} onClick={props.onRemove}>
              <X />
            </IconButton>
          )}
        </div>
        <ExecutorFields
          executor={scenario.executor}
          error={props.errorAt('executor')}
          errorOf={(field) => errorOf(`executor.${field}`)}
          onChange={(part) => onChange({ executor: { ...scenario.executor, ...part } })}
        />
        <FlowSharesField
          shares={scenario.flows}
          knownFlows={props.knownFlows}
          errorOf={(field) => errorOf(field === '' ? 'flows' : `flows.${field}`)}
          onChange={(flows) => onChange({ flows })}
        />
        <OwnPace {...props} />
      </div>
    </fieldset>
  );
}

const ownFields = ['thinkTime', 'pacing', 'assets', 'gracefulStopMs', 'tags'] as const;

const assetOptions = [
  { value: '', label: 'As the run' },
  { value: 'NONE', label: 'None' },
  { value: 'FIRST_VISIT', label: 'First visit' },
  { value: 'RETURNING_VISIT', label: 'Returning visit' },
] as const;

/** What is the run's unless the scenario says otherwise. */
function OwnPace(props: {
  readonly scenario: ScenarioDraft;
  readonly errorOf: (field: string) => string;
  readonly onChange: (part: Partial<ScenarioDraft>) => void;
}) {
  const { scenario, errorOf, onChange } = props;
  const isOwnPace = scenario.thinkTime !== null || scenario.pacing !== null;
  const isOwn = isOwnPace || scenario.assets !== null || scenario.tags !== '';
  const isWrong = ownFields.some((field) => errorOf(field) !== '');
  return (
    <details className="group" open={isOwn || isWrong || undefined}>
      <summary className="flex cursor-pointer list-none items-center gap-1.5 rounded-sm text-xs font-medium text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 text-faint transition-transform group-open:rotate-90"
        />
        Pace, sub-resources and tags of its own
      </summary>
      <div className="mt-3 space-y-4">
        <CheckField
          label="Think time and pacing of its own"
          hint="Otherwise those of the run, under Advanced."
          checked={isOwnPace}
          onChange={(own) =>
            onChange(
              own
                ? { thinkTime: recordedThinkTime, pacing: noPacing }
                : { thinkTime: null, pacing: null },
            )
          }
        />
        {scenario.thinkTime && (
          <ThinkTimeField
            value={scenario.thinkTime}
            error={errorOf('thinkTime')}
            onChange={(thinkTime) => onChange({ thinkTime })}
          />
        )}
        {scenario.pacing && (
          <PacingField
            value={scenario.pacing}
            error={errorOf('pacing')}
            onChange={(pacing) => onChange({ pacing })}
          />
        )}
        <div>
          <p className="mb-1.5 text-[13px] font-medium">Sub-resources</p>
          <SelectField
            label="Sub-resources of the scenario"
            options={assetOptions}
            value={scenario.assets ?? ''}
            onChange={(assets) =>
              onChange({ assets: assets === '' ? null : (assets as AssetsKind) })
            }
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Graceful stop"
            value={scenario.gracefulStop}
            error={errorOf('gracefulStopMs')}
            hint="How long iterations under way may take to end"
            onChange={(event) => onChange({ gracefulStop: event.target.value })}
          />
          <TextField
            label="Tags"
            placeholder="team=search, tier=gold"
            value={scenario.tags}
            error={errorOf('tags')}
            hint="For thresholds such as http_req_duration{team:search}"
            onChange={(event) => onChange({ tags: event.target.value })}
          />
        </div>
      </div>
    </details>
  );
}
