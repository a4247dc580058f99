/** Data whose arrays may be written to: the shapes of reports are derived from schemas, which know no readonly. */
export type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** A deep copy that belongs to whoever asked for it. */
export function plainCopy<T>(value: T): Plain<T> {
  return structuredClone(value) as Plain<T>;
}
