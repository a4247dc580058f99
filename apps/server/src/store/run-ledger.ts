import type { RunConfig } from '@flowload/engine/model/run.ts';
import type { Account } from '@flowload/engine/model/site-graph.ts';
import type { RunRecord } from '@flowload/schema';
import type { EntityManager } from '@mikro-orm/postgresql';
import { maskedProxy } from '../masked-proxy.ts';
import type { Database } from './database.ts';
import { Target } from './entities/target.ts';
import { TestRun } from './entities/test-run.ts';
import { currentConfig } from './older/older-config.ts';
import { printable, storedConfig, toRunRecord } from './rows.ts';
import type { RunSecrets, SecretBox } from './secrets.ts';

export interface NewRun {
  readonly id: string;
  readonly name: string;
  readonly config: RunConfig;
  readonly startRequested: boolean;
  readonly at: Date;
}

/** The whole configuration of a stored run, passwords and given flows included. Stays within the server. */
export interface FullConfig {
  readonly config: RunConfig;
  /** The account that the crawl made. */
  readonly account: Account | null;
  /** True when passwords are stored that this server's key doesn't open. */
  readonly sealed: boolean;
}

/** Makes and removes runs, and is the only one who knows their secrets. */
export class RunLedger {
  readonly #database: Database;
  readonly #box: SecretBox;

  constructor(database: Database, box: SecretBox) {
    this.#database = database;
    this.#box = box;
  }

  async create(run: NewRun): Promise<RunRecord> {
    const { config } = run;
    const row = {
      id: run.id,
      name: printable(run.name),
      url: config.url,
      state: 'queued',
      verdict: null,
      failure: null,
      config: storedConfig(config),
      givenFlows: config.flows,
      secrets: this.#sealed(run.id, secretsOf(config, null)),
      startRequested: run.startRequested,
      sequence: 0,
      createdAt: run.at,
      startedAt: null,
      endedAt: null,
    } as const;
    await this.#database.transact(async (em) => {
      const target = await targetId(em, new URL(config.url).origin, run.at);
      await em.insert(TestRun, { ...row, target });
    });
    return toRunRecord(row);
  }

  /** Null when there is no such run. */
  async fullConfig(id: string): Promise<FullConfig | null> {
    const row = await this.#database.read((em) =>
      em.findOne(
        TestRun,
        { id },
        { populate: ['givenFlows', 'secrets'], disableIdentityMap: true },
      ),
    );
    if (row === null) return null;
    const { usernames: _, logins: __, fromFlowFile: ___, ...config } = currentConfig(row.config);
    const secrets = row.secrets ? this.#box.open(id, row.secrets) : null;
    return {
      config: {
        ...config,
        flows: row.givenFlows ?? null,
        credentials: secrets?.credentials ?? [],
        network: { ...config.network, proxy: secrets?.proxy ?? config.network.proxy },
      },
      account: secrets?.account ?? null,
      sealed: secrets === null && row.secrets != null,
    };
  }

  /** The run's secrets with the account that its crawl made. */
  withAccount(id: string, config: RunConfig, account: Account): Buffer {
    return this.#box.seal(id, secretsOf(config, account));
  }

  /** False when there was none. */
  async delete(id: string): Promise<boolean> {
    return (await this.#database.read((em) => em.nativeDelete(TestRun, { id }))) > 0;
  }

  #sealed(id: string, secrets: RunSecrets): Buffer | null {
    const some = secrets.credentials.length > 0 || secrets.proxy !== undefined;
    return some ? this.#box.seal(id, secrets) : null;
  }
}

function secretsOf({ credentials, network }: RunConfig, account: Account | null): RunSecrets {
  const { proxy } = network;
  const isSecret = proxy !== null && proxy !== maskedProxy(proxy);
  return { credentials, account, ...(isSecret && { proxy }) };
}

async function targetId(em: EntityManager, origin: string, createdAt: Date): Promise<number> {
  await em
    .createQueryBuilder(Target)
    .insert({ origin, createdAt })
    .onConflict('origin')
    .ignore()
    .execute();
  const { id } = await em.findOneOrFail(Target, { origin });
  return id;
}
