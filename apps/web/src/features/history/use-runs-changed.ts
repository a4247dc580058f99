import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import { resume } from '../../graphql/resume.ts';
import { runsChangedSubscription } from './history-query.ts';

const togetherMs = 200;

/** Calls back after runs began, changed or went away; changes that come together are one. */
export function useRunsChanged(onChange: () => void): void {
  const client = useClient();
  const announce = useEffectEvent(onChange);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const announceSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        announce();
      }, togetherMs);
    };
    const close = resume({
      client,
      document: runsChangedSubscription,
      variables: () => ({}),
      onData: announceSoon,
      onReopen: announceSoon,
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [client]);
}
