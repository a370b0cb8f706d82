import type { Browser } from 'playwright-core';
import { createDice } from '../../../../scripts/demo/dice.ts';
import { createPerson } from '../../browser-person.ts';
import { putMember } from '../../tenant.ts';
import { type Device, openDevice } from '../open-device.ts';
import { createSimulationProvider } from './provider.ts';

const roles = ['owner', 'manager', 'staff', 'staff'] as const;

const watched = ['openOrders', 'menu', 'tables', 'ingredients', 'recipes'] as const;

/** Some calls arrive late or twice, as on a busy wireless network. */
const callFaults = { delayed: 10, delayMs: 400, doubled: 5 };

export interface Crew {
  readonly providerId: string;
  readonly uids: readonly string[];
  readonly devices: readonly Device[];
}

/** Five devices of one provider; the last two belong to the same waiter. */
export const openCrew = async (browser: Browser, seed: number): Promise<Crew> => {
  const { providerId } = await createSimulationProvider();
  const people = await Promise.all(roles.map((role) => createPerson(role)));
  await Promise.all(people.map(({ uid }, n) => putMember(providerId, uid, roles[n] ?? 'staff')));
  const devices: Device[] = [];
  for (const person of [...people, ...people.slice(-1)]) {
    const dice = createDice(seed + devices.length);
    const device = await openDevice(browser, { providerId, person, callFaults: { dice, ...callFaults } });
    await device.openWorkspace();
    await device.call('ready');
    await device.watch(...watched);
    devices.push(device);
  }
  return { providerId, uids: people.map(({ uid }) => uid), devices };
};
