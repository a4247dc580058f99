import type { CombinedError } from 'urql';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { describeFailure } from './failure.ts';

interface LoadFailureProps {
  readonly error: CombinedError;
  onRetry(): void;
}

/** Stands where something could not be loaded: why, and a way to try again. */
export function LoadFailure({ error, onRetry }: LoadFailureProps) {
  const { title, message } = describeFailure(error);
  return (
    <Notice
      tone="bad"
      title={title}
      action={
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {message}
    </Notice>
  );
}
