/** Turns a read of many into a read of one: what is asked for in the same turn is read together. */
export function batched<T>(
  readMany: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (id: string) => Promise<T | null> {
  let next: { readonly ids: Set<string>; readonly found: Promise<ReadonlyMap<string, T>> } | null =
    null;
  return async (id) => {
    if (next === null) {
      const ids = new Set<string>();
      const found = Promise.resolve().then(() => {
        next = null;
        return readMany([...ids]);
      });
      next = { ids, found };
    }
    next.ids.add(id);
    return (await next.found).get(id) ?? null;
  };
}
