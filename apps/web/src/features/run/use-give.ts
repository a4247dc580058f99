import { useState } from 'react';
import type { CombinedError } from 'urql';
import { describeFailure } from '../../graphql/failure.ts';

type Answer = { readonly __typename: string; readonly message?: string } | undefined;

export interface Give<Command extends string> {
  /** The command that is under way. */
  readonly busy: Command | null;
  /** Why the last command did not do its work; empty when it did. */
  readonly refusal: string;
  /** Runs a command and gives its answer when it did its work. */
  readonly give: <Result extends Answer>(
    command: Command,
    execute: () => Promise<{ readonly result: Result; readonly error: CombinedError | undefined }>,
  ) => Promise<Result | undefined>;
}

/** Commands to the server, one at a time, with what came of the last one. */
export function useGive<Command extends string>(): Give<Command> {
  const [busy, setBusy] = useState<Command | null>(null);
  const [refusal, setRefusal] = useState('');
  return {
    busy,
    refusal,
    async give(command, execute) {
      setBusy(command);
      setRefusal('');
      const { result, error } = await execute();
      setBusy(null);
      if (error) setRefusal(describeFailure(error).message);
      else if (result?.message) setRefusal(result.message);
      else return result;
      return undefined;
    },
  };
}
