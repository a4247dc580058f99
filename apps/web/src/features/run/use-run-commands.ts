import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { paths } from '../../routing/paths.ts';
import {
  abortRunMutation,
  deleteRunMutation,
  finishCrawlingMutation,
  repeatRunMutation,
  startRunMutation,
} from './run-commands.ts';
import { useGive } from './use-give.ts';

type Command = 'start' | 'finish-crawling' | 'abort' | 'delete' | 'repeat';

export interface RunCommands {
  /** The command that is under way. */
  readonly busy: Command | null;
  /** Why the last command did not do its work; empty when it did. */
  readonly refusal: string;
  readonly start: () => Promise<void>;
  /** Ends the exploration; the run goes on with what was found. */
  readonly finishCrawling: () => Promise<void>;
  readonly abort: () => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly repeat: (options: { readonly reuseFlows: boolean }) => Promise<void>;
}

/** What can be done to a run. `onDone` reads the run again. */
export function useRunCommands(id: string, onDone: () => Promise<void>): RunCommands {
  const navigate = useNavigate();
  const [, startRun] = useMutation(startRunMutation);
  const [, finishCrawling] = useMutation(finishCrawlingMutation);
  const [, abortRun] = useMutation(abortRunMutation);
  const [, deleteRun] = useMutation(deleteRunMutation);
  const [, repeatRun] = useMutation(repeatRunMutation);
  const { busy, refusal, give } = useGive<Command>();

  return {
    busy,
    refusal,
    async start() {
      await give('start', async () => {
        const { data, error } = await startRun({ id });
        return { result: data?.startRun, error };
      });
      await onDone();
    },
    async finishCrawling() {
      await give('finish-crawling', async () => {
        const { data, error } = await finishCrawling({ id });
        return { result: data?.finishCrawling, error };
      });
      await onDone();
    },
    async abort() {
      await give('abort', async () => {
        const { data, error } = await abortRun({ id });
        return { result: data?.abortRun, error };
      });
      await onDone();
    },
    async remove() {
      const deleted = await give('delete', async () => {
        const { data, error } = await deleteRun({ id });
        return { result: data?.deleteRun, error };
      });
      if (deleted) await navigate(paths.home());
    },
    async repeat({ reuseFlows }) {
      const run = await give('repeat', async () => {
        const { data, error } = await repeatRun({ id, reuseFlows });
        return { result: data?.repeatRun, error };
      });
      if (run?.__typename === 'Run') await navigate(paths.run(run.id));
    },
  };
}
