import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { describe, test } from 'vitest';
import { allowAndDeny, everyoneBut, type Fields, list, openStage, read, stored } from '../kit/rules.ts';

const stage = await openStage('invitations');

const open = { role: 'staff', status: 'open', expiresAt: new Date('2099-01-01'), createdBy: 'o', ...stored };
const address = 'bob@example.org';

const put = async (data: Fields): Promise<string> => {
  const path = `${await stage.openProvider()}/invitations/ZmXw7yJ9h2Qk4LrT0aVbCe`;
  await stage.put({ [path]: data });
  return path;
};

const holder = (email: string, isVerified = true) =>
  stage.newcomer('custom', { email, email_verified: isVerified }).database;

describe('rules for an open invitation', () => {
  test.each(everyoneBut('owner'))('let nobody but an owner list it: %s', async (person) => {
    const path = await put(open);
    await allowAndDeny(list(stage.as('owner'), path), list(stage.as(person), path));
  });

  test('let everybody who is signed in and knows its id read it', async () => {
    const path = await put(open);
    await allowAndDeny(read(stage.as('stranger'), path), read(stage.as('signedOut'), path));
    await assertSucceeds(read(stage.newcomer('anonymous').database, path));
  });

  test('with an address let only an owner and the person read it who has verified the address', async () => {
    const path = await put({ ...open, email: address });
    await allowAndDeny(
      read(holder('Bob@Example.org'), path),
      read(holder(address, false), path),
      read(holder('eve@example.org'), path),
      read(stage.as('stranger'), path),
      read(stage.as('manager'), path),
    );
    await assertSucceeds(read(stage.as('owner'), path));
  });
});

test.each([
  ['accepted', { status: 'accepted' }],
  ['declined', { status: 'declined' }],
  ['revoked', { status: 'revoked' }],
  ['expired', { expiresAt: new Date(0) }],
])('rules for an invitation that is %s let only an owner read it', async (_, more) => {
  const path = await put({ ...open, ...more });
  await allowAndDeny(read(stage.as('owner'), path), read(stage.as('stranger'), path), read(stage.as('manager'), path));
});

test('rules tell a stranger nothing of an invitation that does not exist', async () => {
  const provider = await stage.openProvider();
  await assertFails(read(stage.as('stranger'), `${provider}/invitations/none`));
});
