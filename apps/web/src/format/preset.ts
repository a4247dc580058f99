/** What people call the shapes of load that have a name. */
export const presetTitles = {
  SMOKE: 'Smoke',
  AVERAGE_LOAD: 'Average load',
  STRESS: 'Stress',
  SPIKE: 'Spike',
  SOAK: 'Soak',
  BREAKPOINT: 'Breakpoint',
} as const;
