import type { Flow } from '../model/flow.ts';
import { isOneAtATime } from '../plan/one-at-a-time.ts';

export interface NoticedLoad {
  readonly users: number;
  /** Who the virtual users sign in as, one after another. */
  readonly logins: number;
  readonly flows: readonly Flow[];
}

/** What somebody should know about a load before it begins, in sentences. */
export function loadNotices({ users, logins, flows }: NoticedLoad): readonly string[] {
  if (users === 1) return [];
  const signIn = flows.some(({ needsCredentials }) => needsCredentials);
  return [
    ...(signIn && logins < users ? [sharedLogins(users, logins)] : []),
    ...flows.filter(isOneAtATime).map(oneAtATime),
  ];
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
