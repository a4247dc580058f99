/** Rows of a page when none are asked for, and the most that may be. */
export const pageSizes = {
  runs: { standard: 20, most: 100 },
  events: { standard: 200, most: 1_000 },
  intervals: { standard: 3_600, most: 7_200 },
} as const;
