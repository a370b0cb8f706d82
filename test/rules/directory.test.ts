import { collection, doc, getDoc, getDocs, limit, orderBy, query, where } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import {
  allowAndDeny,
  everyoneBut,
  everyRead,
  everyWrite,
  type Fields,
  openStage,
  people,
  stored,
} from '../kit/rules.ts';

const stage = await openStage('directory');

const entry: Fields = { name: 'Nova', kind: 'salon', nameKey: 'nova', prefixes: ['n'], cells: ['3'], ...stored };
const claim: Fields = { providerId: 'p', ...stored };

const put = async (path: string, data: Fields): Promise<string> => {
  await stage.put({ [path]: data });
  return path;
};

describe('rules for the directory', () => {
  test.each(everyoneBut('signedOut'))('allow %s to get and list it', async (person) => {
    const path = await put(`directory/${newId('nova')}`, entry);
    const [get, list] = everyRead(stage.as(person), path);
    if (!get || !list) throw new Error('no reads');
    await allowAndDeny(get, ...everyRead(stage.as('signedOut'), path));
    await allowAndDeny(list);
  });

  test('allow its queries, in pages of a hundred', async () => {
    const directory = collection(stage.as('stranger'), 'directory');
    const byName = [where('kind', '==', 'salon'), where('prefixes', 'array-contains-any', ['n']), orderBy('nameKey')];
    const nearby = where('cells', 'array-contains-any', ['3']);
    await allowAndDeny(
      getDocs(query(directory, ...byName, limit(100))),
      getDocs(query(directory, ...byName, limit(101))),
      getDocs(query(directory, nearby)),
    );
    await allowAndDeny(getDocs(query(directory, nearby, limit(100))));
  });

  test.each(people)('let %s write nothing, neither about their own provider', async (person) => {
    const provider = await stage.openProvider();
    const path = await put(provider.replace('serviceProviders', 'directory'), entry);
    await allowAndDeny(getDoc(doc(stage.as('guest'), path)), ...everyWrite(stage.as(person), path, entry));
  });
});

describe('rules for short addresses', () => {
  test.each(everyoneBut('signedOut'))('allow %s to get one, but to list none', async (person) => {
    const path = await put(`shortAddresses/${newId('nova')}`, claim);
    const [get, list] = everyRead(stage.as(person), path);
    if (!get || !list) throw new Error('no reads');
    await allowAndDeny(get, list, ...everyRead(stage.as('signedOut'), path));
  });

  test('tell that one is free', async () => {
    const path = `shortAddresses/${newId('free')}`;
    await allowAndDeny(getDoc(doc(stage.as('guest'), path)), getDoc(doc(stage.as('signedOut'), path)));
  });

  test.each(people)('let %s write none', async (person) => {
    const path = await put(`shortAddresses/${newId('nova')}`, claim);
    await allowAndDeny(getDoc(doc(stage.as('guest'), path)), ...everyWrite(stage.as(person), path, claim));
  });
});
