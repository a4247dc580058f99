import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type CombinedError, useMutation } from 'urql';
import { describeFailure } from '../../graphql/failure.ts';
import { paths } from '../../routing/paths.ts';
import {
  abortRunMutation,
  deleteRunMutation,
  repeatRunMutation,
  startRunMutation,
} from './run-commands.ts';

type Answer = { readonly __typename: string; readonly message?: string } | undefined;

export interface RunCommands {
  /** The command that is under way. */
  readonly busy: 'start' | 'abort' | 'delete' | 'repeat' | null;
  /** Why the last command did not do its work; empty when it did. */
  readonly refusal: string;
  readonly start: () => Promise<void>;
  readonly abort: () => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly repeat: (options: { readonly reuseFlows: boolean }) => Promise<void>;
}

/** What can be done to a run. `onDone` reads the run again. */
export function useRunCommands(id: string, onDone: () => Promise<void>): RunCommands {
  const navigate = useNavigate();
  const [, startRun] = useMutation(startRunMutation);
  const [, abortRun] = useMutation(abortRunMutation);
  const [, deleteRun] = useMutation(deleteRunMutation);
  const [, repeatRun] = useMutation(repeatRunMutation);
  const [busy, setBusy] = useState<RunCommands['busy']>(null);
  const [refusal, setRefusal] = useState('');

  /** Runs a command and gives its answer when it did its work. */
  async function give<Result extends Answer>(
    command: NonNullable<RunCommands['busy']>,
    execute: () => Promise<{ readonly result: Result; readonly error: CombinedError | undefined }>,
  ): Promise<Result | undefined> {
    setBusy(command);
    setRefusal('');
    const { result, error } = await execute();
    setBusy(null);
    if (error) setRefusal(describeFailure(error).message);
    else if (result?.message) setRefusal(result.message);
    else return result;
    return undefined;
  }

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
