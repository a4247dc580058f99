/**
 * Numbers a user through all scenarios, so that no two make up the same values or take the same login
 * without need. `position` counts a scenario's users from 0; those that only live control brought in,
 * beyond what its executor has at most, come after everybody planned.
 */
export function userNumber(
  mostUsers: readonly number[],
  scenario: number,
  position: number,
): number {
  const own = mostUsers[scenario] ?? 0;
  if (position < own) return sum(mostUsers.slice(0, scenario)) + position;
  return sum(mostUsers) + (position - own) * mostUsers.length + scenario;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
