import { describe, test } from 'vitest';
import { allowAndDeny, everyoneBut, everyWrite, type Fields, list, openStage, people, read } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('order-contact');

const contactOf = async (order: Fields): Promise<string> => {
  const provider = await stage.openProvider();
  const path = `${provider}/orders/o/private/contact`;
  await stage.put({ [`${provider}/orders/o`]: order, [path]: sampleAt('orders/o/private/contact') });
  return path;
};

const open = [
  { kind: 'takeAway', status: 'pending' },
  { kind: 'takeAway', status: 'confirmed' },
];

const others = [
  { kind: 'takeAway', status: 'completed' },
  { kind: 'takeAway', status: 'cancelled' },
  { kind: 'table', status: 'confirmed' },
  { kind: 'counter', status: 'pending' },
  { kind: 'counter', status: 'confirmed' },
  { status: 'confirmed' },
];

describe("rules for a guest's contact on an order", () => {
  test.each(open)('let staff read one that has to be picked up, but not list them: %j', async (order) => {
    const path = await contactOf(order);
    await allowAndDeny(
      read(stage.as('staff'), path),
      list(stage.as('staff'), path),
      ...everyoneBut('owner', 'manager', 'staff').map((person) => read(stage.as(person), path)),
    );
  });

  test.each(others)('let only owner and manager read it: %j', async (order) => {
    const path = await contactOf(order);
    await allowAndDeny(
      Promise.all([read(stage.as('owner'), path), read(stage.as('manager'), path)]),
      ...everyoneBut('owner', 'manager').map((person) => read(stage.as(person), path)),
    );
  });

  test('let nobody read it by an order that does not exist, except owner and manager', async () => {
    const path = `${await stage.openProvider()}/orders/lost/private/contact`;
    await allowAndDeny(read(stage.as('owner'), path), read(stage.as('staff'), path), read(stage.as('kitchen'), path));
  });

  test.each(people)('reject lists and writes by %s', async (person) => {
    const path = await contactOf({ kind: 'takeAway', status: 'confirmed' });
    const database = stage.as(person);
    await allowAndDeny(
      read(stage.as('owner'), path),
      list(database, path),
      ...everyWrite(database, path, sampleAt('orders/o/private/contact')),
    );
  });
});
