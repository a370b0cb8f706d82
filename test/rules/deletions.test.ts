import { doc, type Firestore, writeBatch } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { addTrace } from '../kit/delete-record.ts';
import { newId } from '../kit/new-id.ts';
import { denyThenAllow, everyoneBut, type Fields, openStage, type Person } from '../kit/rules.ts';

const stage = await openStage('deletions');

/** Writes a trace alone: the record is gone already, as when two people delete it. */
const leave = (person: Person, provider: string, trace: Fields = {}): Promise<void> => {
  const database: Firestore = stage.as(person);
  const path = doc(database, `${provider}/plans/${newId('plan')}`).path;
  return addTrace(writeBatch(database), database, { path, uid: stage.uid(person), trace }).commit();
};

describe('rules for the trace of a deletion of a record that is gone', () => {
  test.each(everyoneBut('owner', 'manager'))('reject one by %s', async (person) => {
    const provider = await stage.openProvider();
    await denyThenAllow(
      () => leave(person, provider),
      () => leave('manager', provider),
    );
  });

  test.each([
    ['a time of the device', { updatedAt: new Date() }],
    ['another author', { updatedBy: 'somebody' }],
    ['another record', { id: 'another' }],
    ['another kind', { kind: 'services' }],
    ['another key', { reason: 'spring' }],
  ] as [string, Fields][])('reject one with %s', async (_, trace) => {
    const provider = await stage.openProvider();
    await denyThenAllow(
      () => leave('owner', provider, trace),
      () => leave('owner', provider),
    );
  });
});
