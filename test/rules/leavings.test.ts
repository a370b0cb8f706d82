import { describe, test } from 'vitest';
import { allowAndDeny, everyoneBut, everyRead, everyWrite, openStage, read } from '../kit/rules.ts';

const stage = await openStage('leavings');

describe('rules for leaving', () => {
  test('let a person read their own wish, and nobody else', async () => {
    const path = `leavings/${stage.uid('guest')}`;
    await stage.put({ [path]: { userId: stage.uid('guest'), status: 'requested' } });
    await allowAndDeny(
      read(stage.as('guest'), path),
      ...everyoneBut('guest').flatMap((person) => everyRead(stage.as(person), path)),
    );
  });

  test('let nobody write a wish, also not their own', async () => {
    const path = `leavings/${stage.uid('guest')}`;
    const wish = { userId: stage.uid('guest'), status: 'requested' };
    await stage.put({ [path]: wish });
    await allowAndDeny(
      read(stage.as('guest'), path),
      ...(['guest', 'owner', 'stranger'] as const).flatMap((person) => everyWrite(stage.as(person), path, wish)),
    );
  });

  test('let nobody read a report, nor what is left at a pseudonym', async () => {
    const path = `leavings/${stage.uid('guest')}`;
    const others = ['leavingReports/r', 'endUsers/erased-x/subscriptions/s', 'endUsers/erased-x/events/e'];
    await stage.put(Object.fromEntries([path, ...others].map((one) => [one, { status: 'cancelled' }])));
    await allowAndDeny(
      read(stage.as('guest'), path),
      ...everyoneBut().flatMap((person) => others.flatMap((other) => everyRead(stage.as(person), other))),
    );
  });
});
