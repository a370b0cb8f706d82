import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { createBigProvider } from '../kit/device/big-provider.ts';
import { openDevice } from '../kit/device/open-device.ts';
import { putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// `npm run test:nightly` covers all 5,000 documents and compares times with bare reads.
// Here every document also triggers a function.
test('receives only the changed documents on a second login soon after the first', async () => {
  const { providerId } = await createBigProvider(0.04);
  const waiter = await createPerson('Sofia');
  await putMember(providerId, waiter.uid, 'staff');
  const device = await openDevice(browser, { providerId, person: waiter });
  await device.call('noteWire');
  const { documents } = await device.call('load', providerId);
  const first = await device.call('wire');
  expect(first.targets.resumed).toBe(0);
  expect(new Set(first.states).size).toBeGreaterThanOrEqual(documents);
  await device.page().close();

  const changed = ['menuItems/big-3', 'tables/big-5', 'orders/big-7'].map(
    (path) => `serviceProviders/${providerId}/${path}`,
  );
  await Promise.all(changed.map((path) => firestore.doc(path).update({ updatedAt: new Date() })));
  await device.start();
  await device.call('noteWire');
  await device.call('signIn', waiter.email, password);
  expect(await device.call('load', providerId)).toMatchObject({ documents });
  const second = await device.call('wire');
  // Production sends the changes since the token. The emulator ignores tokens and sends everything.
  expect(second.targets.resumed).toBe(second.targets.all);
  const fresh = second.states.filter((state) => !first.states.includes(state));
  const paths = [...new Set(fresh.map((state) => state.slice(0, state.indexOf(' '))))];
  console.log(`second login: ${second.states.length} documents on the wire, new to this device: ${paths.length}`);
  expect(paths.sort()).toEqual(changed.sort());
  await device.close();
});
