import type { RunState } from '@flowload/engine/model/run.ts';

/** A user's mistake: the message is one sentence that says what to do. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map((problem) => problem.message).join(' '));
    this.problems = problems;
  }
}

export interface InputProblem {
  readonly field: string;
  readonly message: string;
}

export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
  readonly id: string;
  constructor(id: string) {
    super(`There is no run ${id}. It may have been deleted; list the runs to see those there are.`);
    this.id = id;
  }
}

export class InvalidStateError extends Error {
  override readonly name = 'InvalidStateError';
  readonly state: RunState;
  constructor(message: string, state: RunState) {
    super(message);
    this.state = state;
  }
}

export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly limit: number;
  constructor(message: string, limit: number) {
    super(message);
    this.limit = limit;
  }
}

/** The store does not answer now; what runs goes on meanwhile. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}
