import { createRandom } from '../content/generate.ts';
import type { Scenario } from '../model/plan.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { userNumber } from '../plan/user-numbers.ts';
import type { HttpClientFactory } from './http/http-client.ts';
import { httpClients } from './http/http-clients.ts';
import type { WorkerTask } from './protocol.ts';
import type { Sleepers } from './sleepers.ts';
import type { UserObserver } from './user-observer.ts';
import { VirtualUser } from './virtual-user.ts';
import type { VirtualUserOptions } from './virtual-user-options.ts';

/** Makes the users of all scenarios of one worker. */
export class UserFactory {
  readonly #task: Pick<WorkerTask, 'plan' | 'credentials'>;
  readonly #mostUsers: readonly number[];
  readonly #clients: HttpClientFactory;
  readonly #sleepers: Sleepers;

  constructor(task: Pick<WorkerTask, 'plan' | 'credentials'>, sleepers: Sleepers) {
    const { network, requestTimeoutMs: timeoutMs } = task.plan;
    this.#task = task;
    this.#sleepers = sleepers;
    this.#clients = httpClients({ network, timeoutMs });
    this.#mostUsers = task.plan.scenarios.map(({ executor }) => scheduleExecutor(executor).maxVus);
  }

  /** What makes a scenario's users, each by its position among them. */
  of(scenario: Scenario, observer: UserObserver): (position: number) => VirtualUser {
    const { plan, credentials } = this.#task;
    const { network, requestTimeoutMs, seed } = plan;
    const scenarioIndex = plan.scenarios.indexOf(scenario);
    const options: VirtualUserOptions = {
      clients: this.#clients,
      observer,
      thinkTime: scenario.thinkTime,
      assets: scenario.assets,
      assetsAtOnce: network.connectionsPerHost,
      requestTimeoutMs,
      beforeExchange: null,
      sleepers: this.#sleepers,
      randomOf: (user, iteration) => createRandom(seed, user, iteration),
    };
    return (position) => {
      const index = userNumber(this.#mostUsers, scenarioIndex, position);
      const own = credentials[index % credentials.length] ?? null;
      return new VirtualUser({ index, credentials: own }, options);
    };
  }
}
