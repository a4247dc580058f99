/**
 * The users of an arrival rate: those that are free lie on a stack, so that the ones that were used
 * last, whose connections are open, are used again first. More are made while all are busy.
 */
export class ArrivalUsers<User> {
  readonly #most: number;
  readonly #create: (index: number) => User;
  readonly #all: User[] = [];
  readonly #free: User[] = [];
  #peak = 0;

  /** `create` gets the user's number among these. */
  constructor(preAllocated: number, most: number, create: (index: number) => User) {
    this.#most = most;
    this.#create = create;
    while (this.#all.length < preAllocated) this.#free.push(this.#make());
    // The first ones made are the first ones used.
    this.#free.reverse();
  }

  get all(): readonly User[] {
    return this.#all;
  }

  get busy(): number {
    return this.#all.length - this.#free.length;
  }

  /** Null when all are busy and there may be no more. */
  take(): User | null {
    const user = this.#free.pop() ?? (this.#all.length < this.#most ? this.#make() : null);
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

  #make(): User {
    const user = this.#create(this.#all.length);
    this.#all.push(user);
    return user;
  }
}
