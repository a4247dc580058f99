import { useMutation } from 'urql';
import {
  adjustLoadMutation,
  pauseLoadMutation,
  resumeLoadMutation,
  stopLoadMutation,
} from '../run-commands.ts';
import { useGive } from '../use-give.ts';

type Command = 'adjust' | 'pause' | 'resume' | 'stop';

export interface LoadCommands {
  readonly busy: Command | null;
  /** Why the last command was not taken; empty when it was. */
  readonly refusal: string;
  readonly adjust: (to: number, scenario: string | null) => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What can be said to a load while it runs. What comes of it is an event of the run. */
export function useLoadCommands(id: string): LoadCommands {
  const [, adjustLoad] = useMutation(adjustLoadMutation);
  const [, pauseLoad] = useMutation(pauseLoadMutation);
  const [, resumeLoad] = useMutation(resumeLoadMutation);
  const [, stopLoad] = useMutation(stopLoadMutation);
  const { busy, refusal, give } = useGive<Command>();
  return {
    busy,
    refusal,
    async adjust(to, scenario) {
      await give('adjust', async () => {
        const { data, error } = await adjustLoad({ id, to, scenario });
        return { result: data?.adjustLoad, error };
      });
    },
    async pause() {
      await give('pause', async () => {
        const { data, error } = await pauseLoad({ id });
        return { result: data?.pauseLoad, error };
      });
    },
    async resume() {
      await give('resume', async () => {
        const { data, error } = await resumeLoad({ id });
        return { result: data?.resumeLoad, error };
      });
    },
    async stop() {
      await give('stop', async () => {
        const { data, error } = await stopLoad({ id });
        return { result: data?.stopLoad, error };
      });
    },
  };
}
