import { endUserPath, providerPath } from '@counterfoil/domain';
import { collection, collectionGroup, doc, getDoc, getDocs, getFirestore, query, where } from 'firebase/firestore';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { countReads } from '../kit/count-reads.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const bookings = 200;
const moved = 10;

const at = (hour: number): string => new Date(inDays(2).getTime() + hour * 3_600_000).toISOString();

test(`costs one read per changed booking in a live list of ${bookings}, and no read of a user's documents`, async () => {
  const { providerId, ownerId } = await createTenant({ services: { cut: { ...automatic, capacity: bookings } } });
  const limit = pLimit(8);
  const made = Array.from({ length: bookings }, (_, n) => ({ uid: newId('user'), reservationId: `booking-${n}` }));
  await Promise.all(
    made.map(({ uid, reservationId }, n) =>
      limit(() => {
        const payload = { reservationId, serviceId: 'cut', startTime: at(n % 40), partySize: 1 };
        return mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
      }),
    ),
  );

  const owner = await signIn(ownerId);
  const reads = countReads();
  const live = owner.counterfoil.provider(providerId).reservations('confirmed');
  const watching = live.subscribe();
  await eventually(live, ({ data }) => data.length === bookings);
  const first = reads.paths.length;

  for (const { uid, reservationId } of made.slice(0, moved)) {
    const payload = { reservationId, startTime: at(60) };
    await mustRun(userActor(uid), makeCommand('reservation.reschedule', providerId, payload));
  }
  await eventually(live, ({ data }) => data.filter(({ version }) => version === 2).length === moved);
  const changes = reads.paths.slice(first);
  watching.unsubscribe();
  reads.stop();

  // The same list without references: the counterpart learns of each change and fetches each full document.
  const fetchFull = async (some: typeof made): Promise<number> => {
    const refs = some.map(({ uid, reservationId }) =>
      firestore.doc(`${endUserPath(uid)}/reservations/${reservationId}`),
    );
    return (await firestore.getAll(...refs)).filter(({ exists }) => exists).length;
  };
  const fullAtFirst = first + (await fetchFull(made));
  const fullPerChange = changes.length + (await fetchFull(made.slice(0, moved)));

  console.log(
    `reads at first: ${first} by reference, ${fullAtFirst} with each full document;`,
    `for ${moved} changes: ${changes.length} by reference, ${fullPerChange} with each full document`,
  );
  expect(first).toBe(bookings);
  expect(changes).toHaveLength(moved);
  expect(reads.paths.filter((path) => path.startsWith('endUsers/'))).toEqual([]);
  expect(reads.paths.every((path) => path.startsWith(`${providerPath(providerId)}/confirmedReservations/`))).toBe(true);
  expect({ fullAtFirst, fullPerChange }).toEqual({ fullAtFirst: 2 * bookings, fullPerChange: 2 * moved });
  await owner.close();
});

test('rejects reads of endUsers documents by a provider', async () => {
  const { providerId, ownerId } = await createTenant();
  const uid = newId('user');
  const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime: at(1), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
  const owner = await signIn(ownerId);
  const database = getFirestore(owner.app);
  const denied = { code: 'permission-denied' };
  const full = `${endUserPath(uid)}/reservations/${payload.reservationId}`;
  await expect(getDoc(doc(database, endUserPath(uid)))).rejects.toMatchObject(denied);
  await expect(getDoc(doc(database, full))).rejects.toMatchObject(denied);
  await expect(getDocs(collection(database, `${endUserPath(uid)}/reservations`))).rejects.toMatchObject(denied);
  const across = query(collectionGroup(database, 'reservations'), where('providerId', '==', providerId));
  await expect(getDocs(across)).rejects.toMatchObject(denied);
  const reference = `${providerPath(providerId)}/confirmedReservations/${payload.reservationId}`;
  expect((await getDoc(doc(database, reference))).exists()).toBe(true);
  await owner.close();
});
