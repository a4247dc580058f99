import { formatFlowFile } from '@flowload/engine';
import type { RunReader } from '@flowload/schema';
import { flowFileOf } from '../cli/flow-file-of.ts';
import type { LiveRuns } from '../live/live-runs.ts';
import type { RunArchive } from '../store/run-archive.ts';
import type { RunLedger } from '../store/run-ledger.ts';
import { batched } from './batched.ts';

/** Reads for the API: runs that are live from memory, which answers while the database is away; the rest from the store. */
export function createRunReads(options: {
  readonly archive: RunArchive;
  readonly ledger: RunLedger;
  readonly live: LiveRuns;
}): RunReader {
  const { archive, ledger, live } = options;
  const storedSummary = batched((ids) => archive.summaries(ids));
  const storedFlows = batched((ids) => archive.flowsOf(ids));
  const flows: RunReader['flows'] = async (id) =>
    live.feed(id)?.flows ?? (await storedFlows(id)) ?? [];
  return {
    run: async (id) => live.feed(id)?.record ?? archive.run(id),
    runs: (filter, page) => archive.runs(filter, page),
    countRuns: (filter) => archive.countRuns(filter),
    siteGraph: (id) => archive.siteGraph(id),
    flows,
    events: (id, page) => archive.events(id, page),
    intervals: (id, range) => archive.intervals(id, range),
    summary: async (id) => live.feed(id)?.summary ?? storedSummary(id),
    async flowFile(id) {
      const [known, graph, run] = await Promise.all([
        flows(id),
        archive.siteGraph(id),
        archive.run(id),
      ]);
      if (known.length === 0 || run === null) return null;
      const account = (await ledger.fullConfig(id))?.account ?? null;
      const outcome = { flows: known, graph: graph === null ? null : { ...graph, account } };
      return formatFlowFile(flowFileOf(outcome, run.config, run.createdAt));
    },
  };
}
