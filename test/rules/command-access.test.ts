import { collection, doc, getDoc, getDocs, query, setDoc, where } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import { queuedCommand } from '../kit/queued-command.ts';
import { allowAndDeny, denyThenAllow, everyoneBut, openStage, type Person, roles } from '../kit/rules.ts';

const stage = await openStage('command-access');

let provider: string;

beforeAll(async () => {
  provider = await stage.openProvider();
});

const ofGuest = () => `endUsers/${stage.uid('guest')}/commands`;
const ofProvider = () => `${provider}/commands`;

const houseId = () => provider.slice(provider.indexOf('/') + 1);

/** Creates a new command in a folder; `signedBy` may name another person. */
const leave = async (person: Person, folder: string, signedBy: Person = person, providerId = houseId()) => {
  const path = `${folder}/${newId('command')}`;
  const ref = doc(stage.as(person), path);
  await setDoc(ref, queuedCommand(ref.id, stage.uid(signedBy), providerId));
  return path;
};

const get = (person: Person, path: string) => getDoc(doc(stage.as(person), path));
const list = (person: Person, folder: string) => getDocs(collection(stage.as(person), folder));
const listOwn = (person: Person, folder: string) =>
  getDocs(query(collection(stage.as(person), folder), where('createdBy', '==', stage.uid(person))));

describe("rules for a guest's commands", () => {
  test.each(everyoneBut('guest'))('allow the guest to create and read them, and reject %s', async (person) => {
    const left = await leave('guest', ofGuest());
    await allowAndDeny(
      Promise.all([get('guest', left), list('guest', ofGuest())]),
      get(person, left),
      list(person, ofGuest()),
      leave(person, ofGuest()),
      leave(person, ofGuest(), 'guest'),
    );
  });

  test("allow a command for any provider, under the author's own name only", async () => {
    await allowAndDeny(
      leave('guest', ofGuest(), 'guest', 'another-provider'),
      leave('guest', ofGuest(), 'otherGuest', 'another-provider'),
    );
  });

  test('allow the guest to read a command that does not exist yet', async () => {
    const path = `${ofGuest()}/${newId('command')}`;
    await allowAndDeny(get('guest', path), get('owner', path));
  });
});

describe("rules for a provider's commands", () => {
  test.each(roles)('allow %s to create and read them, and reject a guest', async (person) => {
    await allowAndDeny(leave(person, ofProvider()), leave('guest', ofProvider()));
    const left = await leave(person, ofProvider());
    await allowAndDeny(
      Promise.all([get(person, left), listOwn(person, ofProvider())]),
      get('guest', left),
      listOwn('guest', ofProvider()),
    );
  });

  test('allow a member to read a command that does not exist yet', async () => {
    const path = `${ofProvider()}/${newId('command')}`;
    await allowAndDeny(get('kitchen', path), get('guest', path));
  });

  test.each(everyoneBut(...roles))('reject creates by %s and allow the owner', async (person) => {
    await allowAndDeny(leave('owner', ofProvider()), leave(person, ofProvider()), leave(person, ofProvider(), 'owner'));
  });

  test.each(roles)('reject creates by %s for another provider', async (person) => {
    await allowAndDeny(leave(person, ofProvider()), leave(person, ofProvider(), person, 'another-provider'));
  });

  test.each(roles)("reject creates by %s under another member's name", async (person) => {
    const another = person === 'staff' ? 'manager' : 'staff';
    await allowAndDeny(leave(person, ofProvider()), leave(person, ofProvider(), another));
  });

  test.each(everyoneBut('owner', 'manager'))(
    "reject reads of other people's commands by %s and allow managers",
    async (person) => {
      const left = await leave('owner', ofProvider());
      await allowAndDeny(
        Promise.all([
          get('manager', left),
          list('manager', ofProvider()),
          get('owner', left),
          list('owner', ofProvider()),
        ]),
        get(person, left),
        list(person, ofProvider()),
      );
    },
  );

  test("reject reads by the author after the author's removal", async () => {
    const home = await stage.openProvider();
    const folder = `${home}/commands`;
    const left = await leave('staff', folder, 'staff', home.slice(home.indexOf('/') + 1));
    await get('staff', left);
    await stage.put({ [`${home}/members/${stage.uid('staff')}`]: { role: 'staff', active: false } });
    await denyThenAllow(
      () => get('staff', left),
      () => get('owner', left),
    );
    await allowAndDeny(listOwn('owner', folder), listOwn('staff', folder));
  });
});
