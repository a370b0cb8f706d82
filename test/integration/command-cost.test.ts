import { expect, test } from 'vitest';
import { playMoment } from '../../scripts/replay/play-moment.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';

test('a command costs the reads and writes that the documentation says', async () => {
  const ask = { ...automatic, confirmation: 'manual' as const };
  const { providerId, ownerId } = await createTenant({ services: { ask } });
  const [customer, owner] = [userActor(newId('user')), userActor(ownerId)];
  const reservationId = newId('booking');
  const target = { userId: customer.kind === 'user' ? customer.uid : '', reservationId };
  const booking = { reservationId, serviceId: 'ask', startTime: inDays(3).toISOString(), partySize: 1 };
  const deeds = [
    { actor: customer, command: makeCommand('reservation.create', providerId, booking) },
    { actor: owner, command: makeCommand('reservation.confirm', providerId, target) },
    { actor: customer, command: makeCommand('reservation.cancel', providerId, target) },
  ];
  const costs: Record<string, object> = {};
  for (const deed of deeds) {
    const [played] = await playMoment(firestore, { at: new Date(), deeds: [{ line: 0, ...deed }] });
    costs[deed.command.type] = { ...played?.trace, outcome: played?.outcome.outcome };
  }
  expect(costs).toEqual({
    'reservation.create': { reads: [9, 1], writes: [7], outcome: 'applied' },
    'reservation.confirm': { reads: [3], writes: [9], outcome: 'applied' },
    'reservation.cancel': { reads: [2], writes: [10], outcome: 'applied' },
  });
});
