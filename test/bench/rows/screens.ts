import { slotDayRef } from '@counterfoil/domain';
import type { Browser } from 'playwright-core';
import { weekLength } from '../../../dashboard/src/screens/customer/week.ts';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { createTenant, inDays } from '../../kit/tenant.ts';
import { collectionOf, type Reads, spanOf } from '../listened.ts';
import { quiet } from '../quiet.ts';
import { alternately, type Row } from '../row.ts';
import { appSide, bareSide, newDevice, referencesOf, type Side, seenAfter } from '../screen-sides.ts';
import { serveScreens } from '../serve-screens.ts';

const dayMs = 86_400_000;

const cold = async (browser: Browser, origin: string, side: Side): Promise<number> => {
  const page = await newDevice(browser, origin, side, true);
  await quiet();
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
  await quiet();
  const ms = await seenAfter(page, side.address);
  await page.context().close();
  return ms;
};

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
  about:
    'from the navigation to the first booking or free slot, against a bare page that reads the same documents by the SDK, until it has them all',
  rounds: { quick: 2, full: 5 },
  open: async () => {
    const browser = await launchBrowser();
    const origin = await serveScreens();
    const [bella, ada] = [await createPerson('Bella'), await createPerson('Ada')];
    const { providerId, today } = await openDay(bella.uid);
    const place = `serviceProviders/${providerId}`;
    const board: Reads = {
      first: [
        { document: place },
        { document: `endUsers/${bella.uid}/memberships/${providerId}` },
        collectionOf(`${place}/pendingReservations`),
      ],
      // The place tells its time zone, and that tells its day.
      next: { after: place, reads: referencesOf(providerId).map((path) => spanOf(path, today, today + dayMs)) },
    };
    const days = Array.from({ length: weekLength }, (_, n) => new Date(today + n * dayMs).toISOString().slice(0, 10));
    const booker: Reads = {
      first: [{ document: place }, ...[`${place}/services`, `${place}/resources`].map(collectionOf)],
      // The services tell whose days are free.
      next: {
        after: `${place}/services`,
        reads: days.map((day) => ({ document: slotDayRef(providerId, 'cut', day).path })),
      },
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
