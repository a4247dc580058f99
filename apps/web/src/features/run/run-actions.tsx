import {
  ChevronDown,
  CopyPlus,
  Play,
  RotateCcw,
  SkipForward,
  Square,
  Trash2,
  Workflow,
} from 'lucide-react';
import { useNavigate } from 'react-router';
import { paths } from '../../routing/paths.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import type { RunHead } from './documents.ts';
import type { RunCommands } from './use-run-commands.ts';

/** Abort while it goes; repeat and delete after. */
export function RunActions(props: {
  readonly head: RunHead;
  readonly commands: RunCommands;
  readonly hasFlows: boolean;
  /** Its exploration was told to end, which takes a moment. */
  readonly isGoingOn: boolean;
}) {
  const { head, commands, isGoingOn } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {head.state === 'QUEUED' && (
        <Button onClick={() => void commands.start()} disabled={commands.busy !== null}>
          <Play aria-hidden="true" /> Start now
        </Button>
      )}
      {head.state === 'CRAWLING' && (
        <Button
          onClick={() => void commands.finishCrawling()}
          disabled={commands.busy !== null || isGoingOn}
        >
          <SkipForward aria-hidden="true" />
          {isGoingOn ? 'Ending the exploration…' : 'Go on with what was found'}
        </Button>
      )}
      {head.active ? (
        <ConfirmDialog
          title="Abort this run?"
          confirm="Abort the run"
          cancel="Let it go on"
          onConfirm={() => void commands.abort()}
          trigger={
            <Button disabled={commands.busy !== null}>
              <Square aria-hidden="true" className="text-bad" />
              {commands.busy === 'abort' ? 'Aborting…' : 'Abort'}
            </Button>
          }
        >
          {head.state === 'LOADING'
            ? 'The load stops within a second. What was measured up to then is kept and summed up.'
            : 'It stops where it is. What it has found is kept; there will be no load figures.'}
        </ConfirmDialog>
      ) : (
        <>
          <ConfirmDialog
            title="Delete this run?"
            confirm="Delete for good"
            cancel="Keep it"
            onConfirm={() => void commands.remove()}
            trigger={
              <Button look="ghost" disabled={commands.busy !== null}>
                <Trash2 aria-hidden="true" /> Delete
              </Button>
            }
          >
            Its figures, flows, events and site map are deleted and can’t be brought back.
          </ConfirmDialog>
          <RepeatMenu {...props} />
        </>
      )}
    </div>
  );
}

function RepeatMenu(props: {
  readonly head: RunHead;
  readonly commands: RunCommands;
  readonly hasFlows: boolean;
}) {
  const { head, commands, hasFlows } = props;
  const navigate = useNavigate();
  return (
    <ActionMenu
      trigger={
        <Button look="primary" disabled={commands.busy !== null}>
          <RotateCcw aria-hidden="true" />
          {commands.busy === 'repeat' ? 'Starting…' : 'Repeat'}
          <ChevronDown aria-hidden="true" className="-mr-1 opacity-70" />
        </Button>
      }
      actions={[
        ...(hasFlows
          ? [
              {
                label: 'With the same flows',
                detail: 'Proves them again, then loads; no crawl',
                icon: <Workflow aria-hidden="true" />,
                onSelect: () => void commands.repeat({ reuseFlows: true }),
              },
            ]
          : []),
        {
          label: 'With a new crawl',
          detail: 'Finds what has changed since',
          icon: <RotateCcw aria-hidden="true" />,
          onSelect: () => void commands.repeat({ reuseFlows: false }),
        },
        {
          label: 'Change something first…',
          detail: 'Opens a new run, filled in from this one',
          icon: <CopyPlus aria-hidden="true" />,
          onSelect: () => void navigate(paths.newRun({ from: head.id })),
        },
      ]}
    />
  );
}
