/** Rings once at a moment. */
export interface Alarm {
  /** In the place of what was set before; in `performance.now()` milliseconds, Infinity for never. */
  set(moment: number): void;
}

/** Makes an alarm that does so when it rings: at its moment or a little later, in rare cases a little earlier. */
export type OpenAlarm = (ring: () => void) => Alarm;
