/**
 * The users of an arrival rate. Those that are free lie on a stack, so that the ones that were used
 * last, whose connections are open, are used again first; then come those that never did anything, and
 * more are made while all are busy.
 */
export class ArrivalUsers<User> {
  readonly #most: number;
  readonly #create: (index: number) => User;
  readonly #all: User[] = [];
  readonly #free: User[] = [];
  /** Of all, those that were used before. They are the first ones. */
  #used = 0;
  #peak = 0;

  /** `create` gets the user's number among these. */
  constructor(preAllocated: number, most: number, create: (index: number) => User) {
    this.#most = most;
    this.#create = create;
    for (let index = 0; index < preAllocated; index++) this.#all.push(create(index));
  }

  get all(): readonly User[] {
    return this.#all;
  }

  get busy(): number {
    return this.#used - this.#free.length;
  }

  /** The next one that is taken was never used and has to connect first. */
  get nextIsNew(): boolean {
    return this.#free.length === 0 && this.#used < this.#most;
  }

  /** Null when all are busy and there may be no more. */
  take(): User | null {
    const user = this.#free.pop() ?? this.#takeNew();
    if (this.busy > this.#peak) this.#peak = this.busy;
    return user;
  }

  giveBack(user: User): void {
    this.#free.push(user);
  }

  /** The most that were busy at once since the last time. */
  takePeak(): number {
    const peak = this.#peak;
    this.#peak = this.busy;
    return peak;
  }

  #takeNew(): User | null {
    if (this.#used >= this.#most) return null;
    const user = this.#all[this.#used] ?? this.#make();
    this.#used += 1;
    return user;
  }

  #make(): User {
    const user = this.#create(this.#all.length);
    this.#all.push(user);
    return user;
  }
}
