import { collection, collectionGroup, doc, getDoc, getDocs, limit, query, where } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { allowAndDeny, everyoneBut, everyRead, openStage, people } from '../kit/rules.ts';
import { allTenantDocuments, tenantPaths } from '../kit/tenant-paths.ts';

const stage = await openStage('costs');

/** Costs and margins of a provider, and the amounts that its events omit. */
const secrets = tenantPaths.flatMap(({ path }) => (/private\/(costing|payload)$/.test(path) ? [path] : []));

let provider: string;

beforeAll(async () => {
  provider = await stage.openProvider();
  await stage.put(allTenantDocuments(provider));
});

describe.each(secrets)('rules for %s', (path) => {
  test.each(everyoneBut('owner', 'manager'))('reject reads by %s, both by path and in a list', async (person) => {
    const at = `${provider}/${path}`;
    await allowAndDeny(
      Promise.all([...everyRead(stage.as('owner'), at), ...everyRead(stage.as('manager'), at)]),
      ...everyRead(stage.as(person), at),
    );
  });

  test('keep the amounts out of the parent record', async () => {
    const record = doc(stage.as('owner'), `${provider}/${path.slice(0, path.indexOf('/private/'))}`);
    const { cost, profitMargin, after } = (await getDoc(record)).data() ?? {};
    if (cost ?? profitMargin ?? after) throw new Error(`${record.path} says too much`);
  });
});

describe('rules for the costs of all providers', () => {
  test.each(people)('reject collection group queries by %s', async (person) => {
    const database = stage.as(person);
    const groups = ['private', 'costing', 'payload', 'menuItems', 'ingredients', 'recipes', 'customers', 'orders'];
    await allowAndDeny(
      getDocs(query(collection(stage.as('owner'), `${provider}/menuItems/margherita/private`), limit(1))),
      ...groups.flatMap((group) => [
        getDocs(query(collectionGroup(database, group), limit(1))),
        getDocs(query(collectionGroup(database, group), where('cost.amount', '>', 0), limit(1))),
      ]),
    );
  });
});
