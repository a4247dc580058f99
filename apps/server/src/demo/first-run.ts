import type { RunCommands, RunReader } from '@flowload/schema';

const anyRun = {
  states: null,
  verdict: null,
  search: null,
  createdAfter: null,
  createdBefore: null,
} as const;

/** A newcomer sees a run at once: when there is none yet, the demo shop gets one. True when it was started. */
export async function startFirstRun(
  url: string,
  { reader, commands }: { readonly reader: RunReader; readonly commands: RunCommands },
): Promise<boolean> {
  if ((await reader.countRuns(anyRun)) > 0) return false;
  await commands.create({
    url,
    name: 'Demo shop',
    users: 10,
    durationMs: 60_000,
    // A person's pace would leave the charts of ten users almost empty.
    thinkTime: { kind: 'recorded', scale: 0.1 },
    start: true,
  });
  return true;
}
