/** More flows than this begin closed: their steps would push the rest of the page out of sight. */
const openUpTo = 6;
const everyFlow = '*';
const noFlow = '';

/** The flows whose steps are shown, of the address's values: none given leaves it to how many there are. */
export function readOpen(
  values: readonly string[],
  flowIds: readonly string[],
): ReadonlySet<string> {
  const isDefaultOpen = values.length === 0 && flowIds.length <= openUpTo;
  if (isDefaultOpen || values.includes(everyFlow)) return new Set(flowIds);
  return new Set(flowIds.filter((id) => values.includes(id)));
}

/** The address's values for these flows, the shortest that `readOpen` reads back. */
export function writeOpen(
  open: ReadonlySet<string>,
  flowIds: readonly string[],
): readonly string[] {
  const ids = flowIds.filter((id) => open.has(id));
  const byDefault = flowIds.length <= openUpTo ? flowIds.length : 0;
  if (ids.length === byDefault) return [];
  if (ids.length === flowIds.length) return [everyFlow];
  return ids.length === 0 ? [noFlow] : ids;
}

/** The flows shown, with one the other way about. */
export function toggleOpen(open: ReadonlySet<string>, flowId: string): ReadonlySet<string> {
  const after = new Set(open);
  if (!after.delete(flowId)) after.add(flowId);
  return after;
}
