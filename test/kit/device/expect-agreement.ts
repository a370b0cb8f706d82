import { isDeepStrictEqual } from 'node:util';
import { secondMs } from '@counterfoil/domain';
import { expect } from 'vitest';
import type { Row } from './app/device-api.ts';
import type { StoredList } from './app/lists.ts';
import type { Tab } from './open-tab.ts';
import { serverState } from './server-state.ts';

const asJson = (rows: readonly Row[]): unknown => JSON.parse(JSON.stringify(rows));

/** The collection of a list, if it has another name. */
const collections: { readonly [List in StoredList]?: string } = { menu: 'menuItems', openOrders: 'orders' };

/**
 * Waits until every device shows each list exactly as the server has it, in order. Reports the difference on a timeout.
 */
export const expectAgreement = async (
  devices: readonly Tab[],
  lists: readonly StoredList[],
  withinMs = 45 * secondMs,
): Promise<void> => {
  const providerId = devices[0]?.providerId ?? '';
  for (const list of lists) {
    const look = async () => {
      const states = await Promise.all(devices.map((device) => device.call('read', list)));
      const metadata = states.map(({ data: _, ...how }) => JSON.stringify(how));
      return { should: await serverState(providerId, list), are: states.map(({ data }) => asJson(data)), metadata };
    };
    const all = async () => {
      const { should, are } = await look();
      return are.every((is) => isDeepStrictEqual(is, should));
    };
    const isAgreed = await expect
      .poll(all, { timeout: withinMs })
      .toBe(true)
      .then(
        () => true,
        () => false,
      );
    // After an agreement, a derived event may change the list again.
    if (isAgreed) continue;
    const { should, are, metadata } = await look();
    for (const [n, is] of are.entries()) {
      if (isDeepStrictEqual(is, should)) continue;
      // An explanation must not hide the difference by failing.
      const found = await devices[n]?.call('findCollection', providerId, collections[list] ?? list).catch(String);
      const inside = `${await devices[n]?.call('inside').catch(String)} ${devices[n]?.requests().join('\n')}`;
      expect(is, `${list} on device ${n} ${metadata[n]} ${found} ${inside}`).toEqual(should);
    }
  }
};
