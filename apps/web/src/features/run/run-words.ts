import type { Tone } from '../../ui/badge.tsx';
import type { ErrorClass, FlowCard, RunHead } from './documents.ts';

export type RunStateName = RunHead['state'];
export type VerdictName = NonNullable<RunHead['verdict']>;

interface Word {
  readonly label: string;
  readonly tone: Tone;
}

export const stateWords: Readonly<Record<RunStateName, Word>> = {
  QUEUED: { label: 'Queued', tone: 'neutral' },
  CRAWLING: { label: 'Crawling', tone: 'info' },
  BUILDING: { label: 'Building', tone: 'info' },
  VERIFYING: { label: 'Verifying', tone: 'info' },
  LOADING: { label: 'Loading', tone: 'info' },
  SUMMARISING: { label: 'Summarising', tone: 'info' },
  COMPLETED: { label: 'Completed', tone: 'ok' },
  FAILED: { label: 'Failed', tone: 'bad' },
  ABORTED: { label: 'Aborted', tone: 'neutral' },
  INTERRUPTED: { label: 'Interrupted', tone: 'warn' },
};

export const activeStates = [
  'QUEUED',
  'CRAWLING',
  'BUILDING',
  'VERIFYING',
  'LOADING',
  'SUMMARISING',
] as const satisfies readonly RunStateName[];

/** Flows are found, and not all were replayed for proof yet. */
export function areProofsToCome(state: RunStateName): boolean {
  return state === 'CRAWLING' || state === 'BUILDING' || state === 'VERIFYING';
}

export const verdictWords: Readonly<Record<VerdictName, Word>> = {
  PASSED: { label: 'Passed', tone: 'ok' },
  FAILED: { label: 'Failed', tone: 'bad' },
  INVALID: { label: 'Invalid', tone: 'warn' },
};

export const effectWords: Readonly<Record<FlowCard['effect'], Word & { readonly title: string }>> =
  {
    READ: { label: 'Read', tone: 'neutral', title: 'Changes nothing in the application' },
    WRITE: { label: 'Write', tone: 'info', title: 'Leaves something in the application’s data' },
    DESTRUCTIVE: {
      label: 'Destructive',
      tone: 'warn',
      title: 'Takes something away or ends the session; runs only when asked for',
    },
  };

export const errorClassWords: Readonly<
  Record<ErrorClass, { readonly label: string; readonly meaning: string }>
> = {
  STATUS: { label: 'Status', meaning: 'The status was not the recorded one' },
  TIMEOUT: { label: 'Timeout', meaning: 'No answer in time' },
  CONNECTION: { label: 'Connection', meaning: 'Refused, reset or closed early' },
  CHECK: { label: 'Check', meaning: 'The answer was not what the recording showed' },
  EXTRACTION: { label: 'Extraction', meaning: 'A value that a later request needs was not there' },
  PROTOCOL: { label: 'Protocol', meaning: 'The answer was not valid HTTP' },
  ASSET: {
    label: 'Sub-resource',
    meaning: 'An image, script, style or font did not come as recorded',
  },
};
