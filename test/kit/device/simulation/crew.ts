import type { Browser } from 'playwright-core';
import { createDice } from '../../../../scripts/demo/dice.ts';
import { createPerson } from '../../browser-person.ts';
import { putMember } from '../../tenant.ts';
import { type Device, openDevice } from '../open-device.ts';
import type { Tab } from '../open-tab.ts';
import { createSimulationProvider } from './provider.ts';

const roles = ['owner', 'manager', 'staff', 'staff', 'staff'] as const;

const watched = ['openOrders', 'menu', 'tables', 'ingredients', 'recipes'] as const;

/** Some calls arrive late, twice or not at all, as on a busy wireless network; and some servers are too busy. */
const callFaults = {
  delayed: 10,
  delayMs: 400,
  doubled: 5,
  hung: 1,
  answerLost: 2,
  reset: 3,
  busy: 2,
  unavailable: 2,
};

export interface CrewPerson {
  readonly uid: string;
  readonly email: string;
}

/** A device with its tabs, and the people who share it: the one who has it, and perhaps the relief. */
export interface Post {
  readonly device: Device;
  readonly tabs: readonly Tab[];
  readonly people: readonly CrewPerson[];
  user: CrewPerson;
}

export interface Crew {
  readonly providerId: string;
  readonly people: readonly CrewPerson[];
  readonly posts: readonly Post[];
}

export interface CrewOptions {
  readonly seed: number;
  /** Number of tabs on each device: one or two. */
  readonly tabs: number;
}

const openPost = async (
  browser: Browser,
  providerId: string,
  people: readonly CrewPerson[],
  { seed, tabs: count }: CrewOptions,
): Promise<Post> => {
  const [user] = people;
  if (!user) throw new Error('nobody has this device');
  const dice = createDice(seed);
  const options = { providerId, person: user, callFaults: { dice, ...callFaults }, lostParts: seed, tellsStack: true };
  const device = await openDevice(browser, options);
  const tabs: Tab[] = [device];
  while (tabs.length < count) tabs.push(await device.openTab());
  for (const tab of tabs) {
    await tab.openWorkspace();
    await tab.call('ready');
    await tab.watch(...watched);
  }
  return { device, tabs, people, user };
};

/**
 * Five devices of one provider. The last two belong to the same waiter, and the relief takes over
 * any of the last three for a while.
 */
export const openCrew = async (browser: Browser, { seed, tabs }: CrewOptions): Promise<Crew> => {
  const { providerId } = await createSimulationProvider();
  const people = await Promise.all(roles.map((role) => createPerson(role)));
  await Promise.all(people.map(({ uid }, n) => putMember(providerId, uid, roles[n] ?? 'staff')));
  const [owner, manager, cook, waiter, relief] = people.map((person) => [person]);
  const shared = [cook, waiter, waiter].map((own) => [...(own ?? []), ...(relief ?? [])]);
  const posts: Post[] = [];
  for (const own of [owner ?? [], manager ?? [], ...shared])
    posts.push(await openPost(browser, providerId, own, { seed: seed + posts.length, tabs }));
  return { providerId, people, posts };
};
