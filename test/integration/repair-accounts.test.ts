import { expect, test } from 'vitest';
import { auditAccounts } from '../../functions/src/leaving/audit-accounts.ts';
import { eraseOrphan } from '../../functions/src/leaving/erase-orphan.ts';
import { auth } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { everything, holding, letThemLeave, openLeavingWorld } from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';

test('a person whose account was deleted in the console is found, and leaves no orphan', async () => {
  const world = await openLeavingWorld();
  const { database, leaver } = world;
  const { providerId, ownerId } = await createTenant({ database, timeZone: 'UTC' });
  await auth.createUser({ uid: ownerId });
  const people = [newId('gone'), newId('here')];
  for (const uid of people) {
    await auth.createUser({ uid });
    const startTime = inDays(2, 10, world.now).toISOString();
    const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime, partySize: 1 };
    await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload), world.now, database);
  }
  const [gone = ''] = people;
  expect((await auditAccounts(database, auth)).broken.map(({ where }) => where)).toEqual([]);
  await auth.deleteUser(gone);
  const { broken } = await auditAccounts(database, auth);
  expect(broken).toMatchObject([{ what: 'account.missing', where: `endUsers/${gone}` }]);
  const [finding] = broken;
  if (!finding) return;
  expect([await eraseOrphan(leaver.context, finding), await eraseOrphan(leaver.context, finding)]).toEqual([
    true,
    false,
  ]);
  // While the erasure is under way, there is nothing to find.
  expect((await auditAccounts(database, auth)).broken).toEqual([]);
  await letThemLeave(world, [providerId]);
  expect(holding(await everything(database), [gone])).toEqual([]);
  expect(await auditAccounts(database, auth)).toMatchObject({ checked: 2, broken: [] });
});
