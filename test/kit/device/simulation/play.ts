import { minuteMs } from '@counterfoil/domain';
import { expect } from 'vitest';
import { firestore } from '../../admin.ts';
import { password } from '../../browser-person.ts';
import type { Work } from '../app/device-api.ts';
import { isWritten } from '../is-written.ts';
import type { Tab } from '../open-tab.ts';
import { withTimeout } from '../with-timeout.ts';
import type { CrewPerson, Post } from './crew.ts';
import { keyOf, type Ledger } from './ledger.ts';
import type { Step } from './plan.ts';

/** Limit of pending work per online device, so that no device runs far ahead of the others. */
const maxPendingWork = 10;

/** Timeout of an answer. After it, the error describes what the device is waiting for. */
const answerTimeoutMs = 2 * minuteMs;

/** A person's post as the steps see it. */
export interface Place {
  readonly n: number;
  readonly post: Post;
  readonly ledger: Ledger;
  /** Counts a fault that happened as planned. */
  readonly reached: (fault: string) => void;
}

/** Describes what a device waits for: in its own view, in its SDK's and on the server. */
const waitingFor = async (tab: Tab, { tabs, device }: Post): Promise<string> => {
  const pending = await tab.call('pending');
  const found = pending.slice(0, 3).map(async ({ id }) => {
    const named = await firestore.collectionGroup('commands').where('id', '==', id).get();
    const onServer = named.docs.map((document) => ({ path: document.ref.path, ...document.data() }));
    return { id, onDevice: await tab.call('findCommand', id), onServer };
  });
  const { data: _, ...orders } = await tab.call('read', 'openOrders');
  const sdk = await tab.call('findCollection', tab.providerId, 'tables');
  return JSON.stringify({
    unkept: await tab.call('unkept'),
    pending,
    queued: await tab.call('queued'),
    orders,
    sdk,
    found: await Promise.all(found),
    inside: await Promise.all(tabs.map((one) => one.call('inside'))),
    errors: device.errors,
  });
};

/** Waits for a tab, and fails with a description after the timeout. */
const withAnswerTimeout = (tab: Tab, post: Post, what: string, work: Promise<unknown>): Promise<unknown> =>
  withTimeout(work, answerTimeoutMs, async () => `${what}: ${await waitingFor(tab, post)}`);

const allKept = (tab: Tab, post: Post): Promise<unknown> =>
  withAnswerTimeout(
    tab,
    post,
    'not noted',
    expect.poll(() => tab.call('unkept'), { timeout: 2 * answerTimeoutMs }).toEqual([]),
  );

const collect = async ({ post, ledger }: Place): Promise<void> => {
  for (const tab of post.tabs) {
    ledger.answered(await tab.call('answers'));
    ledger.refused(await tab.call('refusals'));
  }
};

/** Waits until the device has fewer than `most` steps of its person pending, in whichever tab they began. */
const room = ({ post }: Place, most: number): Promise<unknown> => {
  const [tab] = post.tabs;
  if (!tab) return Promise.resolve();
  const count = async () => (await tab.call('queued')).length;
  return withAnswerTimeout(
    tab,
    post,
    'not settled',
    expect.poll(count, { timeout: 2 * answerTimeoutMs, interval: 20 }).toBeLessThan(most),
  );
};

/** Starts work. A person who changes to the other tab has seen the work of the first one noted. */
const start = async ({ n, post, ledger }: Place, tab: number, work: Work): Promise<Tab | undefined> => {
  const page = post.tabs[tab];
  if (!page) return undefined;
  for (const other of post.tabs) if (other !== page) await allKept(other, post);
  ledger.begin({ device: n, tab, uid: post.user.uid }, work);
  await page.call('start', page.providerId, work);
  return page;
};

/** An orderly reload: it waits until the device has noted everything. */
const reload = async (place: Place, tab: number): Promise<void> => {
  const page = place.post.tabs[tab];
  if (!page) return;
  await allKept(page, place.post);
  await collect(place);
  place.ledger.orphan({ device: place.n, tab }, 'all');
  await page.reload();
};

/** A crash: work that was not on the disk yet may be lost, and must not have shown as done. */
const kill = async (place: Place, tab: number): Promise<void> => {
  const page = place.post.tabs[tab];
  if (!page) return;
  const kept = await page.call('keptWork');
  await collect(place);
  place.ledger.orphan({ device: place.n, tab }, kept);
  await page.kill();
  await page.start();
};

/** Kills a page in the moment between showing work as done and sending it. */
const cut = async (place: Place, tab: number, work: Work): Promise<void> => {
  const { device } = place.post;
  await room(place, maxPendingWork);
  device.hangCalls(true);
  const page = await start(place, tab, work);
  if (page) await allKept(page, place.post);
  await collect(place);
  if (place.ledger.isOpen(keyOf(work))) place.reached('cut');
  await kill(place, tab);
  device.hangCalls(false);
};

/** Lets another person sign in. The work of the person who leaves waits on the device. */
export const signInAs = async (place: Place, person: CrewPerson): Promise<void> => {
  const { post, n, ledger } = place;
  const [first] = post.tabs;
  if (!first || post.user === person) return;
  for (const tab of post.tabs) await allKept(tab, post);
  await collect(place);
  if ((await first.call('queued')).length > 0) place.reached('handOver with waiting work');
  for (const tab of post.tabs.keys()) ledger.orphan({ device: n, tab }, 'all');
  await first.call('signIn', person.email, password);
  post.user = person;
  for (const tab of post.tabs) {
    await expect.poll(() => tab.call('user')).toBe(person.uid);
    await tab.resume();
  }
};

/** Executes one step. Work is started and not waited for. */
export const play = async (place: Place, step: Step): Promise<void> => {
  const { post } = place;
  switch (step.do) {
    case 'work':
      if (!post.device.isOffline()) await room(place, maxPendingWork);
      await start(place, step.tab, step.work);
      return;
    case 'cut':
      return await cut(place, step.tab, step.work);
    case 'leave':
      return await post.device.goOffline();
    case 'return':
      return await post.device.comeBack();
    case 'reload':
      return await reload(place, step.tab);
    case 'kill':
      return await kill(place, step.tab);
    case 'handOver': {
      const next = post.people.find((person) => person !== post.user);
      if (next) await signInAs(place, next);
      return;
    }
    default:
      return step satisfies never;
  }
};

const allWritten = (tab: Tab, post: Post): Promise<unknown> =>
  withAnswerTimeout(
    tab,
    post,
    'not written',
    expect.poll(() => isWritten(tab), { timeout: 2 * answerTimeoutMs }).toBe(true),
  );

/** Resolves when a device has every answer of its person, and the server has every write of the device. */
const settle = async (place: Place): Promise<void> => {
  await room(place, 1);
  for (const tab of place.post.tabs) await allWritten(tab, place.post);
  await collect(place);
};

/** Settles a device for each of its people, one after the other. */
export const settleAll = async (place: Place): Promise<void> => {
  const { user, people } = place.post;
  for (const person of [user, ...people.filter((one) => one !== user)]) {
    await signInAs(place, person);
    await settle(place);
  }
};
