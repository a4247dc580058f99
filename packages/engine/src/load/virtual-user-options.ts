import type { AssetLoading, ThinkTime } from '../model/plan.ts';
import type { CompiledExchange } from './compile-flow.ts';
import type { HttpClientFactory } from './http/http-client.ts';
import type { Sleepers } from './sleepers.ts';
import type { UserObserver } from './user-observer.ts';
import type { RandomOf } from './user-session.ts';

/** What many users have in common. */
export interface VirtualUserOptions {
  readonly clients: HttpClientFactory;
  readonly observer: UserObserver;
  readonly thinkTime: ThinkTime;
  /** None when absent. */
  readonly assets?: AssetLoading;
  /** Sub-resources that go to one origin at once. */
  readonly assetsAtOnce?: number;
  readonly requestTimeoutMs: number;
  /** Waited for before each request; null sends each as soon as it can be sent. */
  readonly beforeExchange: ((exchange: CompiledExchange) => Promise<void>) | null;
  readonly randomOf: RandomOf;
  /** Where it sleeps when it thinks or pauses. */
  readonly sleepers: Sleepers;
}
