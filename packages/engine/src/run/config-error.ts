/** One thing that is wrong with what was asked for. */
export interface ConfigIssue {
  /** Path of the input's field, such as `users` or `crawl.timeMs`. */
  readonly field: string;
  /** A sentence that says what is wrong and what would be right. */
  readonly message: string;
}

/** The configuration of a run can't be used; every issue is listed, not only the first. */
export class ConfigError extends Error {
  readonly issues: readonly ConfigIssue[];

  constructor(issues: readonly ConfigIssue[]) {
    super(issues.map((issue) => issue.message).join('\n'));
    this.name = 'ConfigError';
    this.issues = issues;
  }
}
