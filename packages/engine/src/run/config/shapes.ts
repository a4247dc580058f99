import { z } from 'zod';
import { tellCount, tellDuration, tellGiven } from './sentences.ts';

/** Both are inclusive. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number within bounds. */
export function whole(what: string, bounds: Bounds) {
  return bounded(what, bounds, Number.isInteger, tellCount, ', a whole number');
}

/** Any number within bounds. */
export function real(what: string, bounds: Bounds) {
  return bounded(what, bounds, Number.isFinite, tellCount, '');
}

/** Whole milliseconds within bounds, which are told as durations. */
export function time(what: string, bounds: Bounds) {
  return bounded(what, bounds, Number.isInteger, tellDuration, '');
}

function bounded(
  what: string,
  { min, max }: Bounds,
  isNumber: (value: unknown) => boolean,
  tell: (value: number) => string,
  manner: string,
) {
  const within = (value: number) => value >= min && value <= max;
  return z.custom<number>((value) => isNumber(value) && within(value as number), {
    error: ({ input }) =>
      `${what} must be from ${tell(min)} to ${tell(max)}${manner}; it is ${tellGiven(input, tell)}.`,
  });
}

/** Words that are not only blanks. */
export function words(what: string) {
  return z.custom<string>((value) => typeof value === 'string' && value.trim() !== '', {
    error: `${what} must not be empty.`,
  });
}

export function yesOrNo(what: string) {
  return z.boolean({ error: `${what} must be true or false.` });
}

export function oneOf<const Value extends string>(what: string, values: readonly Value[]) {
  return z.enum(values, {
    error: ({ input }) =>
      `${what} must be one of ${values.join(', ')}; it is ${tellGiven(input, String)}.`,
  });
}

export function list<Item extends z.ZodType>(what: string, item: Item) {
  return z.array(item, { error: `${what} must be a list.` });
}

/** An object with these fields and no others. A field that is null counts as left out. */
export function fields<const Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  return z.preprocess(
    withoutNulls,
    z.strictObject(shape, {
      error: (issue) =>
        issue.code === 'invalid_type' ? `${what} must be an object with its fields.` : undefined,
    }),
  );
}

/** One of several kinds, each with fields of its own. A field that is null counts as left out. */
export function kinds<
  const Options extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(what: string, names: readonly string[], options: Options) {
  return z.preprocess(
    withoutNulls,
    z.discriminatedUnion('kind', options, {
      error: `${what} needs a kind, one of ${names.join(', ')}.`,
    }),
  );
}

/** Tells of those that are called like one before them. */
export function apart(what: string) {
  return (all: readonly { readonly name: string }[], context: z.RefinementCtx): void => {
    all.forEach(({ name }, index) => {
      if (all.findIndex((each) => each.name === name) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: `Two ${what} are called “${name}”: give each a name of its own.`,
      });
    });
  };
}

export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== null && field !== undefined),
  );
}
