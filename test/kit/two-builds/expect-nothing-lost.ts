import { providerEvents } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { expect } from 'vitest';
import { auditProvider } from '../../../functions/src/audit/audit-provider.ts';
import type { Upgrade } from './upgrade.ts';

/**
 * Every booking has the status that its commands gave it, every command has its event exactly once, every event is
 * projected, and the audits agree.
 */
export const expectNothingLost = async (database: Firestore, upgrade: Upgrade): Promise<void> => {
  const { tenants, expected, applied, tally } = upgrade;
  // The traffic proves nothing unless both versions had their part.
  expect(Math.min(tally.byOlder, tally.byNewer)).toBeGreaterThan(applied.length / 4);
  expect(tally.repeated).toBeGreaterThan(0);

  const reservations = await database.collectionGroup('reservations').get();
  const found = reservations.docs.map((document) => [document.ref.path, document.get('status')] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));

  const commands: string[] = [];
  for (const { providerId } of tenants) {
    const events = (await database.collection(providerEvents(providerId)).get()).docs;
    expect(new Set(events.map((event) => event.get('syncStatus')))).toEqual(new Set(['processed']));
    const ofBookings = events.filter((event) => event.get('entityType') === 'reservation');
    commands.push(...ofBookings.map((event) => String(event.get('correlationId'))));
    expect((await auditProvider(database, providerId, ['booking'])).broken).toEqual([]);
  }
  expect(commands.sort()).toEqual([...applied].sort());
};
