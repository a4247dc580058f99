import { FlowRow } from './flow.ts';
import { IntervalRow } from './interval.ts';
import { MetricsSummary } from './metrics-summary.ts';
import { RunEventRow } from './run-event.ts';
import { SiteGraphRow } from './site-graph.ts';
import { StepRow } from './step.ts';
import { Target } from './target.ts';
import { TestRun } from './test-run.ts';

export const entities = [
  Target,
  TestRun,
  RunEventRow,
  IntervalRow,
  FlowRow,
  StepRow,
  SiteGraphRow,
  MetricsSummary,
] as const;
