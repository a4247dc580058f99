import { CircleStop, Pause, Play } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { RunSeries } from '../run-series.ts';
import type { RunState } from '../run-state.ts';
import { DialField } from './dial-field.tsx';
import { type Control, controlOf, type Dial, dialsOf } from './load-control.ts';
import { type LoadCommands, useLoadCommands } from './use-load-commands.ts';

const words: Readonly<Record<Control, { readonly label: string; readonly tone: Tone }>> = {
  RUNNING: { label: 'Running', tone: 'info' },
  PAUSED: { label: 'Paused', tone: 'warn' },
  STOPPING: { label: 'Stopping', tone: 'neutral' },
};

/** Turns a load up and down, pauses it and ends it, while it runs. */
export function ControlPanel(props: { readonly state: RunState; readonly series: RunSeries }) {
  const { state, series } = props;
  const commands = useLoadCommands(state.head.id);
  const control = controlOf(state);
  const dials = dialsOf(state);
  const isLoading = state.head.state === 'LOADING';
  const isHeld = !isLoading || control === 'STOPPING' || commands.busy !== null;
  const { label, tone } = words[control];
  return (
    <Panel
      title="Control"
      aside={
        <>
          {isLoading && <Badge tone={tone}>{label}</Badge>}
          {dials.length > 0 && <PauseButton control={control} commands={commands} held={isHeld} />}
          <StopButton commands={commands} held={isHeld} />
        </>
      }
    >
      {control === 'PAUSED' && (
        <p className="mb-3 text-[13px] text-pretty text-warn">
          No iteration starts until you resume. Those under way go on to their end, and the time of
          the load stands still.
        </p>
      )}
      {control === 'STOPPING' && (
        <p className="mb-3 text-[13px] text-pretty text-muted">
          No iteration starts any more. Those under way may end, then the run is judged.
        </p>
      )}
      {dials.length === 0 && (
        <p className="text-[13px] text-pretty text-muted">
          The search turns the load up and down by itself.
        </p>
      )}
      <div className="space-y-3">
        {dials.map((dial) => (
          <LiveDial
            key={dial.label}
            dial={dial}
            state={state}
            series={series}
            disabled={isHeld}
            onSet={(to) => void commands.adjust(to, dial.scenario)}
          />
        ))}
      </div>
      {commands.refusal && (
        <div className="mt-3">
          <Notice tone="bad">{commands.refusal}</Notice>
        </div>
      )}
    </Panel>
  );
}

function LiveDial(props: {
  readonly dial: Dial;
  readonly state: RunState;
  readonly series: RunSeries;
  readonly disabled: boolean;
  readonly onSet: (to: number) => void;
}) {
  const { dial, state, series } = props;
  const column = dial.unit === 'rate' ? 'iterationsPerSecond' : 'activeUsers';
  const all = useSyncExternalStore(series.subscribe, () => series.last(column));
  const own = state.recent
    .at(-1)
    ?.scenarios.find(({ scenario }) => scenario === dial.scenario)?.iterationsPerSecond;
  const now = dial.unit === 'rate' ? (own ?? all) : (dial.planned ?? all);
  return (
    <DialField
      dial={dial}
      now={Number.isNaN(now) ? 0 : now}
      planned={state.head.config.users}
      disabled={props.disabled}
      onSet={props.onSet}
    />
  );
}

function PauseButton(props: {
  readonly control: Control;
  readonly commands: LoadCommands;
  readonly held: boolean;
}) {
  const { control, commands, held } = props;
  return control === 'PAUSED' ? (
    <Button look="primary" size="small" disabled={held} onClick={() => void commands.resume()}>
      <Play aria-hidden="true" /> Resume
    </Button>
  ) : (
    <Button size="small" disabled={held} onClick={() => void commands.pause()}>
      <Pause aria-hidden="true" /> Pause
    </Button>
  );
}

function StopButton(props: { readonly commands: LoadCommands; readonly held: boolean }) {
  return (
    <ConfirmDialog
      title="Stop the load?"
      confirm="Stop gently"
      cancel="Let it go on"
      onConfirm={() => void props.commands.stop()}
      trigger={
        <Button size="small" disabled={props.held}>
          <CircleStop aria-hidden="true" /> Stop gently
        </Button>
      }
    >
      No iteration starts any more, and those under way may end. Then the run is summed up and
      judged like one that came to its end. To cut it off at once, abort the run.
    </ConfirmDialog>
  );
}
