import type { RunConfig, ScenarioConfig } from '@flowload/engine/model/run.ts';
import { maskedProxy } from '../masked-proxy.ts';
import type { ReportedConfig } from './config-shape.ts';
import { plainCopy } from './plain-data.ts';
import { pacingText, thinkTimeText } from './timing-text.ts';

/** What was asked for, without what is secret or large. */
export function reportConfig(config: RunConfig): ReportedConfig {
  const { length, network } = config;
  return {
    users: config.users,
    durationMs: length.kind === 'duration' ? length.durationMs : null,
    iterations: length.kind === 'iterations' ? length.iterations : null,
    maxDurationMs: length.kind === 'iterations' ? length.maxDurationMs : null,
    rampUpMs: config.rampUpMs,
    scenarios: config.scenarios.map(reportScenario),
    preset: config.preset,
    capacity: plainCopy(config.capacity),
    thinkTime: thinkTimeText(config.thinkTime),
    pacing: pacingText(config.pacing),
    assets: config.assets,
    checks: plainCopy(config.checks),
    apdexMs: config.apdexMs,
    requestTimeoutMs: config.requestTimeoutMs,
    network: { ...network, ca: network.ca !== null, proxy: maskedProxy(network.proxy) },
    onlyFlows: [...config.onlyFlows],
    includeDestructive: config.includeDestructive,
  };
}

function reportScenario(scenario: ScenarioConfig): ReportedConfig['scenarios'][number] {
  const { thinkTime, pacing, ...rest } = scenario;
  return {
    ...plainCopy(rest),
    thinkTime: thinkTime === null ? null : thinkTimeText(thinkTime),
    pacing: pacing === null ? null : pacingText(pacing),
  };
}
