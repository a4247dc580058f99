import type { Flow } from '../model/flow.ts';
import type { RunConfig } from '../model/run.ts';
import { isOneAtATime } from '../plan/one-at-a-time.ts';
import { askedFor } from './select-flows.ts';

export type NoticedLoad = Pick<RunConfig, 'users' | 'assets' | 'scenarios' | 'checks'> & {
  /** Who the virtual users sign in as, one after another. */
  readonly logins: number;
  /** Those that will be loaded. */
  readonly flows: readonly Flow[];
};

export interface LoadNotice {
  /** A warning says that something asked for will not be there. */
  readonly level: 'info' | 'warning';
  /** Sentences. */
  readonly message: string;
}

/** What somebody should know about a load before it begins. */
export function loadNotices(load: NoticedLoad): readonly LoadNotice[] {
  const info = load.users === 1 ? [] : sharingNotices(load);
  const warnings = [...missingAssets(load), ...idleChecks(load)];
  return [
    ...info.map((message) => ({ level: 'info', message }) as const),
    ...warnings.map((message) => ({ level: 'warning', message }) as const),
  ];
}

function sharingNotices({ users, logins, flows }: NoticedLoad): readonly string[] {
  const signIn = flows.some(({ needsCredentials }) => needsCredentials);
  return [
    ...(signIn && logins < users ? [sharedLogins(users, logins)] : []),
    ...flows.filter(isOneAtATime).map(oneAtATime),
  ];
}

function missingAssets({ assets, scenarios, flows }: NoticedLoad): readonly string[] {
  const asked = assets !== 'none' || scenarios.some((each) => (each.assets ?? 'none') !== 'none');
  const holds = flows.some(({ steps }) => steps.some((step) => (step.assets ?? []).length > 0));
  if (!asked || holds) return [];
  return [
    'No flow holds sub-resources, so none are asked for: discover the flows again if their pages have some.',
  ];
}

function idleChecks({ checks, flows }: NoticedLoad): readonly string[] {
  return checks
    .filter(({ flow }) => flow !== null && askedFor(flows, [flow]).length === 0)
    .map(
      ({ name, flow }) =>
        `The check “${name}” looks at nothing: its flow “${flow}” is not among those that are loaded.`,
    );
}

function sharedLogins(users: number, logins: number): string {
  const [most, least] = [Math.ceil(users / logins), Math.floor(users / logins)];
  const each =
    logins === 1
      ? `All ${users} users sign in as one and the same`
      : `${users} users share ${logins} logins, ${least === most ? most : `${least} or ${most}`} to each`;
  return `${each}: what belongs to an account is changed by several at once. Give as many logins as users to keep them apart.`;
}

function oneAtATime({ name }: Flow): string {
  return `“${name}” is loaded by one user at a time: the target keeps one document that all its users change.`;
}
