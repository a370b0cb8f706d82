import { expect, test } from 'vitest';
import { startCheckout } from '../../functions/src/payments/start-checkout.ts';
import type { GatewayFault } from '../../scripts/payment-page/faults.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { openPaymentWorld, type PaymentWorld } from '../kit/payment-world.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { inDays } from '../kit/tenant.ts';

const hold = async ({ providerId, database, now }: PaymentWorld) => {
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12, now).toISOString(), partySize: 1 };
  await mustRun(userActor(userId), makeCommand('reservation.create', providerId, payload), now, database);
  return { userId, reservationId };
};

const faults: readonly [GatewayFault, number][] = [
  [{ kind: 'down' }, 1],
  [{ kind: 'lostAnswer' }, 1],
  [{ kind: 'busy', retryAfterSeconds: 7 }, 7],
];

test.each(faults)(
  'a gateway with the fault %o is «busy», and the next call opens one payment',
  async (fault, seconds) => {
    const world = await openPaymentWorld();
    const { userId, reservationId } = await hold(world);
    const { providerId, payer, page } = world;
    const ask = () =>
      startCheckout(payer, {
        userId,
        providerId,
        subject: { reservationId },
        kind: 'intent',
        returnUrl: '',
        cancelUrl: '',
      });
    page.faults = () => fault;
    expect(await ask()).toEqual({ reason: 'busy', retryAfterSeconds: seconds });
    page.faults = () => undefined;
    const [first, second] = [await ask(), await ask()];
    expect(first).toMatchObject({ paymentId: expect.stringMatching(/^pi_/), clientSecret: expect.any(String) });
    expect(second).toEqual(first);
    expect([...page.ledger.intents.keys()]).toEqual(['paymentId' in first ? first.paymentId : '']);
  },
);
