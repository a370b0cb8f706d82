import { type CommandPayloads, customerIdOf, type Fields } from '@counterfoil/domain';
import { doc, getFirestore, serverTimestamp, setDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pizzeriaRecords } from '../../domain/test-kit/fixtures/pizzeria.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, type Restaurant } from '../kit/restaurant.ts';
import { settlement } from '../kit/settlement.ts';
import { signIn, type TestUser } from '../kit/user.ts';

const phone = '+39 06 7654321';

let restaurant: Restaurant;
let owner: TestUser;
let staff: TestUser;
let cook: TestUser;

beforeAll(async () => {
  restaurant = await createRestaurant({ menuItems: { cover: pizzeriaRecords.menuItems.cover } });
  const { ownerId, staffId, kitchenId } = restaurant;
  [owner, staff, cook] = await Promise.all([signIn(ownerId), signIn(staffId), signIn(kitchenId)]);
});

afterAll(() => Promise.all([owner, staff, cook].map((user) => user.close())));

const stored = async (path: string): Promise<Fields | undefined> =>
  (await firestore.doc(`serviceProviders/${restaurant.providerId}/${path}`).get()).data();

const take = async (kind: 'takeAway' | 'counter' = 'takeAway'): Promise<string> => {
  const orderId = newId('order');
  const lines = [{ lineId: 'a', menuItemId: 'cover', quantity: 1 }];
  const payload = { orderId, kind, lines, customer: { name: 'Ida', phone } };
  const { providerId } = restaurant;
  expect(await staff.counterfoil.send({ type: 'order.place', providerId, payload })).toMatchObject({
    outcome: 'applied',
  });
  return orderId;
};

const contactFor = ({ counterfoil }: TestUser, orderId: string) =>
  counterfoil.provider(restaurant.providerId).contact(orderId);

const denied = { code: 'permission-denied' };

describe('the contact of a guest', () => {
  test('is shown to staff until the order is closed, to owner and manager always, and to nobody else', async () => {
    const { providerId } = restaurant;
    const orderId = await take();
    expect(await contactFor(staff, orderId)).toMatchObject({ phone, createdAt: expect.any(Date) });
    expect(await contactFor(owner, orderId)).toMatchObject({ phone });
    await expect(contactFor(cook, orderId)).rejects.toMatchObject(denied);
    await staff.counterfoil.send({ type: 'order.cancel', providerId, payload: { orderId } });
    await expect(contactFor(staff, orderId)).rejects.toMatchObject(denied);
    expect(await contactFor(owner, orderId)).toMatchObject({ phone });
  });

  test('is hidden from staff if nobody has to deliver the order', async () => {
    const orderId = await take('counter');
    await expect(contactFor(staff, orderId)).rejects.toMatchObject(denied);
    expect(await contactFor(owner, orderId)).toMatchObject({ phone });
  });

  test('is undefined for an order without one', async () => {
    const orderId = newId('order');
    const payload = { orderId, lines: [] };
    await staff.counterfoil.send({ type: 'order.place', providerId: restaurant.providerId, payload });
    expect(await contactFor(owner, orderId)).toBeUndefined();
  });

  test('reaches the customer that a completed order counts for', async () => {
    const { providerId } = restaurant;
    const orderId = await take();
    for (const type of ['order.confirm', 'order.complete'] as const) {
      const outcome = await staff.counterfoil.send({ type, providerId, payload: { orderId } });
      expect(outcome).toMatchObject({ outcome: 'applied' });
    }
    const customer = () => stored(`customers/${customerIdOf({ phone })}`);
    await expect.poll(customer).toMatchObject({ name: 'Ida', phone, totalOrders: 1 });
    expect(JSON.stringify(await stored(`orders/${orderId}`))).not.toContain(phone);
  });

  test('leaves the queued command once it is applied, and stays in a refused one', async () => {
    const { providerId } = restaurant;
    const queue = async (payload: CommandPayloads['order.place']): Promise<Fields | undefined> => {
      const command = makeCommand('order.place', providerId, payload);
      const queued = doc(getFirestore(staff.app), `serviceProviders/${providerId}/commands/${command.id}`);
      await setDoc(queued, { ...command, status: 'queued', createdBy: staff.uid, createdAt: serverTimestamp() });
      return await settlement(queued);
    };
    const payload = { orderId: newId('order'), lines: [], customer: { phone } };
    const applied = await queue(payload);
    expect(applied).toMatchObject({ status: 'applied', type: 'order.place' });
    expect(applied).not.toHaveProperty('payload');
    expect(await queue(payload)).toMatchObject({ status: 'rejected', payload });
  });
});
