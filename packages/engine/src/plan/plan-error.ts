/** The load that was asked for can't be made; the sentence says what to change. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}
