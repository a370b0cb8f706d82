import { reservationStatuses, slotDayRef } from '@counterfoil/domain';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { firestore } from '../../kit/admin.ts';
import { createPerson, password } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { signInAs } from '../../kit/screen/open-screen.ts';
import { englishDesk } from '../../kit/screen/readers.ts';
import { automatic, createTenant, inDays } from '../../kit/tenant.ts';
import type { BareReads } from '../pages/bare.ts';
import { alternately, type Row } from '../row.ts';
import { serveScreens } from '../serve-screens.ts';

const dayMs = 86_400_000;

/** Marks the moment at which an element is there for the first time. Both sides are watched in the same way. */
const watchFor = (page: Page, selector: string) =>
  page.addInitScript((wanted) => {
    const look = () => {
      if (!document.querySelector(wanted) || performance.getEntriesByName('seen').length > 0) return;
      performance.mark('seen');
      watching.disconnect();
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { childList: true, subtree: true });
  }, selector);

/** Milliseconds from the navigation to the data, by the browser's own marks. */
const seenAfter = async (page: Page, address: string): Promise<number> => {
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('seen').length > 0);
  return await page.evaluate(() => performance.getEntriesByName('seen')[0]?.startTime ?? 0);
};

interface Side {
  readonly address: string;
  readonly selector: string;
  signIn(page: Page): Promise<unknown>;
}

/** A device that has never been here, but has somebody signed in. */
const newDevice = async (browser: Browser, origin: string, { selector, signIn }: Side): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page);
  await page.goto(`${origin}/before-init.js`);
  await watchFor(page, selector);
  return page;
};

const appSide = (origin: string, path: string, selector: string, email: string): Side => ({
  address: origin + path,
  selector,
  signIn: async (page) => {
    await page.goto(`${origin}/me`);
    await signInAs(page, englishDesk, email);
    await page.locator('nav.doors').waitFor();
  },
});

/** Its list is complete once every listener has answered. */
const bareSide = (origin: string, reads: BareReads, email: string): Side => ({
  address: `${origin}/bare?${new URLSearchParams({ reads: JSON.stringify(reads) })}`,
  selector: '#complete',
  signIn: async (page) => {
    await page.goto(`${origin}/bare`);
    await page.waitForFunction(() => 'bareSignIn' in globalThis);
    await page.evaluate(([mail, word]) => globalThis.bareSignIn(mail, word), [email, password] as const);
  },
});

const cold = async (browser: Browser, origin: string, side: Side): Promise<number> => {
  const page = await newDevice(browser, origin, side);
  const ms = await seenAfter(page, side.address);
  await page.context().close();
  return ms;
};

/** The third visit: code and documents are on the device. */
const warm = async (browser: Browser, origin: string, side: Side): Promise<number> => {
  const page = await newDevice(browser, origin, side);
  for (let visit = 0; visit < 2; visit++) {
    await seenAfter(page, side.address);
    // The device keeps what the server sends until nothing comes any more.
    await page.waitForFunction(() => performance.now() > 4000);
  }
  const ms = await seenAfter(page, side.address);
  await page.context().close();
  return ms;
};

const referencesOf = (providerId: string): string[] =>
  reservationStatuses.map((status) => `serviceProviders/${providerId}/${status}Reservations`);

/** A salon with bookings at every half hour of today. */
const openDay = async (ownerId: string) => {
  const { providerId } = await createTenant({ timeZone: 'UTC' }, ownerId);
  const today = inDays(0).getTime();
  for (let n = 0; n < 30; n++) {
    const startTime = new Date(today + dayMs - (n + 1) * 1_800_000).toISOString();
    const payload = {
      reservationId: newId('booking'),
      serviceId: 'cut',
      startTime,
      partySize: 1,
      guest: { name: 'G' },
    };
    await mustRun(userActor(ownerId), makeCommand('reservation.create', providerId, payload), new Date(today));
  }
  return { providerId, today };
};

export const screenStartRow: Row = {
  name: 'screens',
  about: 'from the navigation to the data of a screen, against a bare page that reads the same documents by the SDK',
  rounds: { quick: 2, full: 5 },
  open: async () => {
    const browser = await launchBrowser();
    const origin = await serveScreens();
    const [bella, ada] = [await createPerson('Bella'), await createPerson('Ada')];
    const { providerId, today } = await openDay(bella.uid);
    const span = [today, today + dayMs] as const;
    const place = `serviceProviders/${providerId}`;
    const board: BareReads = {
      documents: [place, `endUsers/${bella.uid}/memberships/${providerId}`],
      collections: [`${place}/pendingReservations`],
      references: referencesOf(providerId),
      span,
    };
    const days = Array.from({ length: 8 }, (_, n) => new Date(today + n * dayMs).toISOString().slice(0, 10));
    const booker: BareReads = {
      documents: [place, ...days.map((day) => slotDayRef(providerId, 'cut', day).path)],
      collections: [`${place}/services`, `${place}/resources`],
      references: [],
      span,
    };
    return {
      close: () => browser.close(),
      round: async (oursFirst) => {
        const boards = await alternately(
          oursFirst,
          () => warm(browser, origin, appSide(origin, `/at/${providerId}/today`, '.board article', bella.email)),
          () => warm(browser, origin, bareSide(origin, board, bella.email)),
        );
        const bookers = await alternately(
          oursFirst,
          () => cold(browser, origin, appSide(origin, `/p/${providerId}`, '.slot', ada.email)),
          () => cold(browser, origin, bareSide(origin, booker, ada.email)),
        );
        return { 'board, warm': { unit: 'ms', ...boards }, 'booker, cold': { unit: 'ms', ...bookers } };
      },
    };
  },
};

/** Bookings in the list, changes a second, and how long it changes. */
const long = { bookings: 2000, changesPerSecond: 20, seconds: 10 };

/** The longest task of the main thread while somebody types, and the keys that arrived. */
interface Strain {
  readonly longestMs: number;
  readonly keys: number;
}

const underStrain = async (page: Page, change: (n: number) => Promise<unknown>): Promise<Strain> => {
  await page.evaluate(() => {
    const strain = { longest: 0, keys: 0 };
    Object.assign(globalThis, { strain });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) strain.longest = Math.max(strain.longest, duration);
    }).observe({ type: 'longtask' });
    addEventListener('keydown', () => {
      strain.keys += 1;
    });
  });
  const began = Date.now();
  const count = long.changesPerSecond * long.seconds;
  for (let n = 0; n < count; n++) {
    await Promise.all([change(n), n % 10 === 0 ? page.keyboard.press('Shift') : undefined]);
    const due = began + ((n + 1) * 1000) / long.changesPerSecond;
    if (due > Date.now()) await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
  }
  return await page.evaluate(() => {
    const { longest, keys } = (globalThis as unknown as { strain: { longest: number; keys: number } }).strain;
    return { longestMs: longest, keys };
  });
};

/** Booked references as documents: what the triggers would make of them does not matter here. */
const longDay = (providerId: string): Record<string, Record<string, unknown>> => {
  const today = inDays(0).getTime();
  const reference = (n: number) => {
    const startTime = new Date(today + (n % 48) * 1_800_000);
    return {
      ...{ reservationId: `r${n}`, userId: `u${n % 400}`, serviceId: 'cut', serviceName: 'Haircut', partySize: 1 },
      ...{ status: 'confirmed', paymentStatus: 'none', price: automatic.price, code: `C${String(n).padStart(7, '0')}` },
      ...{ startTime, endTime: new Date(startTime.getTime() + 1_800_000), version: 1, providerId },
      ...{ createdAt: startTime, updatedAt: startTime, lastCommandId: 'bench' },
    };
  };
  const all = Array.from({ length: long.bookings }, (_, n) => reference(n));
  return Object.fromEntries(
    all.map((one) => [`serviceProviders/${providerId}/confirmedReservations/${one.userId}_${one.reservationId}`, one]),
  );
};

export const longListRow: Row = {
  name: 'long-list',
  about: `longest task with ${long.bookings} bookings and ${long.changesPerSecond} changes a second, against onSnapshot`,
  rounds: { quick: 1, full: 5 },
  open: async () => {
    const browser = await launchBrowser();
    const origin = await serveScreens();
    const bella = await createPerson('Bella');
    const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
    const documents = longDay(providerId);
    const writer = firestore.bulkWriter();
    for (const [path, fields] of Object.entries(documents)) void writer.set(firestore.doc(path), fields);
    await writer.close();
    const paths = Object.keys(documents);
    const change = (n: number) =>
      firestore.doc(paths[n % paths.length] ?? '').update({ partySize: 1 + (n % 5), version: n + 2 });
    const today = inDays(0).getTime();
    const reads: BareReads = {
      documents: [`serviceProviders/${providerId}`],
      collections: [],
      references: referencesOf(providerId),
      span: [today, today + dayMs],
    };
    const strain = async (side: Side): Promise<Strain> => {
      const page = await newDevice(browser, origin, side);
      await seenAfter(page, side.address);
      await page.waitForFunction(() => performance.now() > 10_000);
      const measured = await underStrain(page, change);
      await page.context().close();
      return measured;
    };
    return {
      close: () => browser.close(),
      round: async (oursFirst) => {
        const { ours, baseline } = await alternately(
          oursFirst,
          () => strain(appSide(origin, `/at/${providerId}/today`, '.board article', bella.email)),
          () => strain(bareSide(origin, reads, bella.email)),
        );
        return {
          'longest task': { unit: 'ms', ours: ours.longestMs, baseline: baseline.longestMs },
          keys: { unit: 'trips', ours: ours.keys, baseline: baseline.keys },
        };
      },
    };
  },
};
