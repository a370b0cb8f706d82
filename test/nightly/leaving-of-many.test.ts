import { countersPath } from '@counterfoil/domain';
import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { requestLeaving } from '../../functions/src/leaving/request-leaving.ts';
import { auth } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { everything, holding, letThemLeave, openLeavingWorld } from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';

const count = Number(process.env.BOOKINGS ?? 1000);

const nested = new Set(['payload', 'reference', 'before']);

test(`erases a person with ${count} bookings`, { timeout: 30 * 60_000 }, async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const uid = newId('user');
  await auth.createUser({ uid });
  const { providerId, ownerId } = await createTenant({ database });
  const original = newId('booking');
  const startTime = inDays(1, 12, world.now).toISOString();
  const create = makeCommand('reservation.create', providerId, {
    reservationId: original,
    serviceId: 'cut',
    startTime,
    partySize: 1,
  });
  await mustRun(userActor(uid), create, world.now, database);
  world.now = inDays(1, 13, world.now);
  const target = { userId: uid, reservationId: original };
  await mustRun(userActor(ownerId), makeCommand('reservation.complete', providerId, target), world.now, database);

  // The same booking under other ids, with all its documents.
  const stored = await everything(database);
  const paths = [...stored].flatMap(([path, text]) => (`${path} ${text}`.includes(original) ? [path] : []));
  const documents = await database.getAll(
    ...paths.filter((path) => !path.startsWith('receipts/')).map((path) => database.doc(path)),
  );
  const copies = documents.filter(({ ref }) => !/slots|scheduledReminders/.test(ref.path));
  const writer = database.bulkWriter();
  for (let n = 1; n < count; n++) {
    const rename = (text: string) =>
      text.replaceAll(original, `${original}-${n}`).replace(/(command-[^/]+)_0$/, `$1-${n}_0`);
    for (const one of copies) {
      const data = Object.entries(one.data() ?? {}).map(([field, value]) => [
        field,
        typeof value === 'string'
          ? rename(value)
          : nested.has(field)
            ? { ...value, reservationId: `${original}-${n}` }
            : value,
      ]);
      writer.set(database.doc(rename(one.ref.path)), Object.fromEntries(data));
    }
  }
  await writer.close();
  const more = FieldValue.increment(count - 1);
  const counter = { totalReservations: more, completedReservations: more };
  await database.doc(`${countersPath(providerId)}/0`).set(counter, { merge: true });
  expect((await auditReservations(database, providerId)).broken).toEqual([]);

  await requestLeaving(leaver, uid);
  const begin = Date.now();
  await letThemLeave(world, []);
  console.log(`erased ${count} bookings in ${Math.round((Date.now() - begin) / 1000)} s`);
  const searching = Date.now();
  expect(holding(await everything(database), [uid])).toEqual([]);
  console.log(`searched the database in ${Math.round((Date.now() - searching) / 1000)} s`);
  expect((await auditReservations(database, providerId)).broken).toEqual([]);
});
