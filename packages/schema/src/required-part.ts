import { InvalidInputError } from './errors.ts';

/** The value. Throws `InvalidInputError` when it is missing. */
export function requiredPart<Value>(
  value: Value | null | undefined,
  field: string,
  message: string,
): Value {
  if (value === null || value === undefined) throw new InvalidInputError([{ field, message }]);
  return value;
}
