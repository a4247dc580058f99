/** What the trial replays of a flow saw: the evidence that is kept with its proof. */
export interface Trial {
  /** Of the last replay, in the order of the flow; what was not reached is left out. */
  readonly exchanges: readonly TrialExchange[];
  /** Repairs in the order they were tried. */
  readonly repairs: readonly TriedRepair[];
  /** What two users at once came upon, when the flow was then proven for one user after another; else null. */
  readonly conflict: string | null;
}

export interface TrialExchange {
  readonly exchangeId: string;
  /** One for each user that got there. */
  readonly answers: readonly TrialAnswer[];
}

export interface TrialAnswer {
  /** Null when no answer came. */
  readonly status: number | null;
  /** Path and query names of where a redirect led (`/orders/17?done`); values are left out, since they may be secrets. */
  readonly redirectTo: string | null;
  /** Essence only (`text/html`). */
  readonly contentType: string | null;
  readonly bodyBytes: number;
  /** What was not as recorded, in words; null when everything was. */
  readonly difference: string | null;
}

/** Another way that a rule suggested after a trial replay had failed. */
export interface TriedRepair {
  readonly what: string;
  /** Kept when it led further than the flow had come before. */
  readonly kept: boolean;
  /** The problem that the replay with it ended at; null when it came through. */
  readonly problem: string | null;
}
