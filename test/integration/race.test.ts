import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { firestore } from '../kit/admin.ts';
import { call } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { idToken } from '../kit/user.ts';

const tally = (answers: string[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, String)).map(([answer, all]) => [answer, all?.length ?? 0]),
  );

test('sells the last 10 seats of a slot to 10 of 50 racing customers, and rejects 40', async () => {
  const customers = await Promise.all(Array.from({ length: 50 }, () => idToken(newId('user'))));
  for (let round = 1; round <= 5; round++) {
    const { providerId } = await createTenant();
    const startTime = inDays(2, 12).toISOString();
    const before = performance.now();
    const answers = await Promise.all(
      customers.map(async (token) => {
        const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime, partySize: 1 };
        const { outcomes } = await call(token, { commands: [makeCommand('reservation.create', providerId, payload)] });
        const outcome = outcomes?.[0];
        return outcome?.outcome === 'rejected' ? outcome.rejection.code : String(outcome?.outcome);
      }),
    );
    console.log(`round ${round}: answered in ${Math.round(performance.now() - before)} ms`);
    expect(tally(answers)).toEqual({ applied: 10, 'resource-exhausted': 40 });
    expect(await auditReservations(firestore, providerId)).toEqual({ checked: 16, broken: [] });
  }
});
