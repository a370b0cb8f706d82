import type { Actor, Command } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';

const owner: Actor = { kind: 'user', uid: 'trial-owner', name: 'Trial' };

/** Creates an empty provider to try a file on, in a suite that ends with the import. */
export const createTrialProvider = async (firestore: Firestore, providerId: string): Promise<void> => {
  const now = new Date();
  const payload = { name: providerId, kind: 'restaurant', timeZone: 'UTC', currency: 'EUR' };
  const id = `${providerId}-trial`.slice(0, 128);
  const command: Command = { id, type: 'provider.create', providerId, payload, issuedAt: now.toISOString() };
  await executeBatch({ firestore, clock: () => now }, owner, [command]);
};
