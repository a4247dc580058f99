interface Told {
  readonly errorClass: string;
  readonly message: string;
}

export interface AlikeExamples<Example> {
  readonly key: string;
  /** In the order they were kept; at least one. */
  readonly examples: readonly Example[];
}

/** Examples that say the same of different steps stand together, each group where its first one stood. */
export function alikeExamples<Example extends Told>(
  examples: readonly Example[],
): readonly AlikeExamples<Example>[] {
  const groups = Map.groupBy(examples, ({ errorClass, message }) => `${errorClass} ${message}`);
  return [...groups].map(([key, alike]) => ({ key, examples: alike }));
}
