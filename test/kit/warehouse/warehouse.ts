import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { reduceRows } from '../../../functions/src/warehouse/reduce-rows.ts';
import { root } from '../../../scripts/root.ts';
import { macros, toDuckDb } from './to-duckdb.ts';

const key = 'the key of the test suite';

/** A change of an event, as the official export sends it to its transform function. */
export interface Change {
  readonly path: string;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'IMPORT';
  readonly at: Date;
  readonly data?: object;
}

export interface Warehouse {
  /** Exports changes, in this order, through the function that reduces them. */
  load(changes: readonly Change[]): Promise<void>;
  /** Runs the scheduled statement. */
  merge(since?: Date): Promise<void>;
  report(name: string, parameters: Readonly<Record<string, string | null>>): Promise<Record<string, unknown>[]>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

const changelog = `CREATE TABLE counterfoil.events_raw_changelog (
  timestamp TIMESTAMPTZ NOT NULL, event_id VARCHAR NOT NULL, document_name VARCHAR NOT NULL, document_id VARCHAR,
  operation VARCHAR NOT NULL, data VARCHAR, old_data VARCHAR)`;

const fileOf = async (name: string): Promise<string> =>
  toDuckDb(await readFile(join(root, 'deploy/bigquery', `${name}.sql`), 'utf8'));

let deliveries = 0;

const rowOf = ({ path, operation, at, data }: Change): object => {
  deliveries += 1;
  const id = `delivery-${deliveries}`;
  return {
    insertId: id,
    json: {
      timestamp: at.toISOString(),
      event_id: id,
      document_name: `projects/demo/databases/(default)/documents/${path}`,
      document_id: path.split('/').at(-1),
      operation,
      ...(data && { data: JSON.stringify(data) }),
      old_data: null,
    },
  };
};

/** The creation of a stored event. */
export const creationOf = (document: QueryDocumentSnapshot): Change => ({
  path: document.ref.path,
  operation: 'CREATE',
  at: document.createTime.toDate(),
  data: document.data(),
});

/** A database in memory with the tables, the views and the statements of `deploy/bigquery`. */
export const openWarehouse = async (): Promise<Warehouse> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = async (sql: string, parameters?: Record<string, DuckDBValue>) =>
    (await connection.runAndReadAll(sql, parameters)).getRowObjectsJson();
  await rows("SET TimeZone = 'UTC'");
  for (const statement of [...macros, changelog]) await rows(statement);
  for (const name of ['events', 'event-views', 'facts']) await connection.run(await fileOf(name));
  const statement = await fileOf('merge');

  const insert = async (changes: readonly Change[]): Promise<void> => {
    const { status, body } = reduceRows({ data: changes.map(rowOf) }, key);
    if (status !== 200) throw new Error(JSON.stringify(body));
    const reduced: { json: object }[] = Object(body).data;
    const json = JSON.stringify(reduced.map((row) => row.json));
    await rows(
      `INSERT INTO counterfoil.events_raw_changelog
       SELECT unnest(from_json($json, '[{"timestamp":"TIMESTAMPTZ","event_id":"VARCHAR","document_name":"VARCHAR",
         "document_id":"VARCHAR","operation":"VARCHAR","data":"VARCHAR","old_data":"VARCHAR"}]'), recursive := true)`,
      { json },
    );
  };

  return {
    load: async (changes) => {
      for (let n = 0; n < changes.length; n += 500) await insert(changes.slice(n, n + 500));
    },
    merge: async (since = new Date(0)) => {
      await rows(statement.replaceAll('$since', `TIMESTAMPTZ '${since.toISOString()}'`));
    },
    report: async (name, parameters) => {
      const sql = (await fileOf(`reports/${name}`))
        .replaceAll('$from', 'CAST($from AS DATE)')
        .replaceAll('$to', 'CAST($to AS DATE)');
      const used = Object.entries(parameters).filter(([parameter]) => sql.includes(`$${parameter}`));
      return await rows(sql, Object.fromEntries(used));
    },
    query: (sql) => rows(sql),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};
