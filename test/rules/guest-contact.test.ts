import { describe, test } from 'vitest';
import { allowAndDeny, everyoneBut, everyWrite, list, openStage, people, read } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('guest-contact');

const contactOf = async (status: string): Promise<string> => {
  const provider = await stage.openProvider();
  const path = `${provider}/guestReservations/r/private/contact`;
  const reservation = { ...sampleAt('guestReservations/r'), status };
  await stage.put({ [`${provider}/guestReservations/r`]: reservation, [path]: sampleAt('orders/o/private/contact') });
  return path;
};

describe("rules for the contact of a guest's booking", () => {
  test.each(['pending', 'confirmed'])('let staff read it while the booking is %s, but not list', async (status) => {
    const path = await contactOf(status);
    await allowAndDeny(
      read(stage.as('staff'), path),
      list(stage.as('staff'), path),
      ...everyoneBut('owner', 'manager', 'staff').map((person) => read(stage.as(person), path)),
    );
  });

  test.each(['completed', 'cancelled'])('let only owner and manager read it once it is %s', async (status) => {
    const path = await contactOf(status);
    await allowAndDeny(
      Promise.all([read(stage.as('owner'), path), read(stage.as('manager'), path)]),
      ...everyoneBut('owner', 'manager').map((person) => read(stage.as(person), path)),
    );
  });

  test.each(people)('reject lists and writes by %s', async (person) => {
    const path = await contactOf('confirmed');
    const database = stage.as(person);
    await allowAndDeny(
      read(stage.as('owner'), path),
      list(database, path),
      ...everyWrite(database, path, sampleAt('orders/o/private/contact')),
    );
  });
});
