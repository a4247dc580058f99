import { formatRate, plural } from '../../format/number.ts';
import { presetTitles } from '../../format/preset.ts';
import { formatDuration } from '../../format/time.ts';
import { levelWords } from './capacity/capacity-words.ts';
import type { AskedLoad } from './documents.ts';

/** What load a run was asked for, in a few words. */
export function loadWords(config: AskedLoad): string {
  const { capacity, preset, scenarios } = config;
  if (capacity) {
    return `capacity search up to ${levelWords(capacity.to, capacity.unit)}`;
  }
  if (preset) return `${presetTitles[preset]}, up to ${usersOf(config)}`;
  if (scenarios.length > 1) {
    return `${plural(scenarios.length, 'scenario')}, up to ${usersOf(config)}`;
  }
  const [executor] = scenarios.map((scenario) => scenario.executor);
  if (executor?.__typename === 'ConstantArrivalRateExecutor') {
    const perSecond = (executor.rate * 1_000) / executor.timeUnitMs;
    return `${formatRate(perSecond)} iterations/s for ${formatDuration(executor.durationMs)}`;
  }
  if (executor) return `up to ${usersOf(config)}`;
  if (config.iterations !== null) {
    return `${usersOf(config)}, ${plural(config.iterations, 'iteration')}`;
  }
  return config.durationMs === null
    ? usersOf(config)
    : `${usersOf(config)} for ${formatDuration(config.durationMs)}`;
}

function usersOf({ users, logins }: AskedLoad): string {
  return logins > 1
    ? `${plural(users, 'user')} with ${plural(logins, 'login')}`
    : plural(users, 'user');
}
