import { readFile } from 'node:fs/promises';
import { Client } from 'pg';

/** Of the Postgres that a server has for itself. */
export async function embeddedUrl(dataDir: string): Promise<string> {
  const password = await readFile(`${dataDir}/postgres.password`, 'utf8');
  const pid = await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8');
  const port = pid.split('\n')[3];
  return `postgres://flowload:${password.trim()}@127.0.0.1:${port}/postgres`;
}

/** Rows as they stand in the tables. */
export async function rows<T>(
  databaseUrl: string,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, [...parameters])).rows as T[];
  } finally {
    await client.end();
  }
}

/** The update sequence of a run as it is stored: events and intervals together. */
export async function storedSequence(databaseUrl: string, runId: string): Promise<number[]> {
  const found = await rows<{ sequence: number }>(
    databaseUrl,
    `select sequence from run_events where run_id = $1
     union all select sequence from intervals where run_id = $1 order by sequence`,
    [runId],
  );
  return found.map(({ sequence }) => sequence);
}

/** 1, 2, 3 … */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
