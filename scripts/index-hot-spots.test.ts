import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerSchema } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import deployed from '../firestore.indexes.json' with { type: 'json' };
import { root } from './root.ts';

interface Override {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly indexes: readonly { readonly queryScope: string }[];
}

const overrides: readonly Override[] = deployed.fieldOverrides;

/** True if a field has single-field indexes: by its own setting, else by that of its collection. */
const isIndexed = (group: string, field: string): boolean => {
  const settings = overrides.filter(({ collectionGroup }) => collectionGroup === group);
  const setting = [field, '*'].map((path) => settings.find(({ fieldPath }) => fieldPath === path)).find(Boolean);
  return setting === undefined || setting.indexes.length > 0;
};

/**
 * Fields whose values do not grow: one of a few, an id or a text of somebody, or a small number. All others count as
 * growing.
 */
const steady = new Set([
  ...['queued'],
  ...['status', 'state', 'syncStatus', 'type', 'sweep', 'providerId', 'paymentId'],
  ...['emailKey', 'phoneKey', 'customerId'],
  ...['displayName', 'email', 'phone', 'locale', 'name', 'kind', 'timeZone', 'currency', 'modules'],
  ...['ownerId', 'ownerIds', 'paymentAccount', 'slotSchema', 'updatedBy'],
  ...['userId', 'applied.userId', 'by', 'createdBy', 'settledBy', 'acceptedBy', 'overwrites', 'entityId'],
  // Of metrics: a provider writes it once a day, and the index spreads one day's providers by their ids.
  'day',
  ...['nameKey', 'prefixes', 'cells', 'shortAddress', 'shortAddresses'],
]);

/** The first growing field of an index, unless a shard comes before it. */
const hotField = (fields: readonly { readonly fieldPath: string }[]): string | undefined => {
  const shard = fields.findIndex(({ fieldPath }) => fieldPath === 'shard');
  const growing = fields.findIndex(({ fieldPath }) => fieldPath !== 'shard' && !steady.has(fieldPath));
  return growing < 0 || (shard >= 0 && shard < growing) ? undefined : fields[growing]?.fieldPath;
};

/** Operators write them a few times a day. */
const seldomWritten = new Set(['suspensions']);

/** The collections at the root of the database, by the table of the data model. */
const rootCollections = (): string[] => {
  const model = readFileSync(join(root, 'docs/data-model.md'), 'utf8');
  const paths = [...model.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  );
  const roots = new Set(paths.flatMap((path) => /^(\w+)\/[^/]+$/.exec(path)?.[1] ?? []));
  return [...roots].filter((name) => !seldomWritten.has(name)).sort();
};

/** The fields of the two root collections that keep the indexes by default. */
const knownFields: Readonly<Record<string, readonly string[]>> = {
  endUsers: ['displayName', 'email', 'locale', 'notificationPreferences', 'createdAt', 'updatedAt'],
  serviceProviders: Object.keys(providerSchema.shape),
};

describe('no index that everybody writes is led by a growing value without a shard', () => {
  const roots = rootCollections();

  test('the data model names the root collections', () => {
    expect(roots).toEqual(expect.arrayContaining(['endUsers', 'receipts', 'scheduledReminders', 'serviceProviders']));
    expect(roots.length).toBeGreaterThan(10);
  });

  test('composite indexes', () => {
    const wide = deployed.indexes.filter(
      ({ collectionGroup, queryScope }) => queryScope === 'COLLECTION_GROUP' || roots.includes(collectionGroup),
    );
    expect(wide.length).toBeGreaterThan(5);
    expect(wide.filter(({ fields }) => hotField(fields))).toEqual([]);
  });

  test('single-field indexes of collection groups', () => {
    const wide = overrides.filter(({ indexes }) => indexes.some(({ queryScope }) => queryScope === 'COLLECTION_GROUP'));
    expect(wide.length).toBeGreaterThan(0);
    expect(wide.filter((override) => hotField([override]))).toEqual([]);
  });

  test.each(roots)('single-field indexes of %s', (collection) => {
    const own = overrides
      .filter(({ collectionGroup }) => collectionGroup === collection)
      .map(({ fieldPath }) => fieldPath);
    const fields = [...new Set([...(knownFields[collection] ?? ['*', 'createdAt', 'updatedAt', 'expireAt']), ...own])];
    const indexed = fields.filter((fieldPath) => isIndexed(collection, fieldPath));
    expect(indexed.filter((fieldPath) => hotField([{ fieldPath }]))).toEqual([]);
  });
});
