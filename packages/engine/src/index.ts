export { recoveredSearch } from './capacity/recovered-search.ts';
export { findBrowser } from './crawl/browser.ts';
export { coverageOf } from './flow/coverage.ts';
export { fidelityOf } from './flow/fidelity.ts';
export { FlowFileError, formatFlowFile, parseFlowFile } from './flow/flow-file.ts';
export { assetsStepId } from './metrics/asset-series.ts';
export { intervalFigures } from './metrics/interval-figures.ts';
export { createSummary } from './metrics/summary.ts';
export type {
  CapacityInput,
  CheckInput,
  ExecutorInput,
  PacingInput,
  RateInput,
  RunConfigInput,
  ScenarioConfigInput,
  ThinkTimeInput,
  ThresholdInput,
} from './model/run-config-input.ts';
export { maxDurationMs, maxIterations, maxUsers } from './plan/limits.ts';
export { isOneAtATime } from './plan/one-at-a-time.ts';
export { refusal } from './run/admission.ts';
export type { CommandAnswer, CommandRefusal } from './run/command-answer.ts';
export { runDefaults } from './run/config/run-defaults.ts';
export { ConfigError, type ConfigIssue } from './run/config-error.ts';
export {
  type ExecuteRunOptions,
  executeRun,
  type RunningRun,
  startRun,
} from './run/execute-run.ts';
export { judgeSearch } from './run/judge-search.ts';
export { defaultLimits, type RunLimits } from './run/limits.ts';
export { loadSizeOf } from './run/load-size.ts';
export { LoginsFileError, parseLogins } from './run/logins-file.ts';
export { createOrchestrator, type Orchestrator } from './run/orchestrator.ts';
export type { RunStages } from './run/ports.ts';
export { createStages, type StageOptions } from './run/real-stages.ts';
export { type Recovery, recoveryOf } from './run/recovery.ts';
export { parseRunConfig } from './run/run-config.ts';
export type { RunGoal, RunHistory, RunOutcome } from './run/run-context.ts';
export { askedFor, checkAskedFor, loadableFlows, UnknownFlowError } from './run/select-flows.ts';
