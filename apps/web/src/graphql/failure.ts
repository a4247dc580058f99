import type { CombinedError } from 'urql';

/** What went wrong, in words that say what to do; translated here once for all pages. */
export interface Failure {
  readonly kind: 'unreachable' | 'refused';
  readonly title: string;
  readonly message: string;
}

export function describeFailure(error: CombinedError): Failure {
  if (error.networkError || error.graphQLErrors.length === 0) {
    return {
      kind: 'unreachable',
      title: 'The FlowLoad server doesn’t answer',
      message:
        'It may have been stopped or is starting again. Look at the terminal where it runs, then try again.',
    };
  }
  return {
    kind: 'refused',
    title: 'The server could not answer this',
    message: error.graphQLErrors.map((one) => one.message).join(' '),
  };
}
