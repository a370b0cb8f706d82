import { type CalendarFeed, calendarAddress, calendarFeedsPath } from '@counterfoil/domain/core';
import { deleteDoc, doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { filter, map, switchMap } from 'rxjs';
import { listsOf } from '../inspector/client-parts.ts';
import type { Live } from '../live/live.ts';
import { type Client, connectionOf, inSession, requireUser } from './parts.ts';
import { secretId } from './secret-id.ts';

/**
 * The address of the signed-in member's calendar of a provider's bookings, below the origin of the app's Hosting, live;
 * `undefined` while there is none. Calendar programs subscribe to it, and so does everybody who knows it.
 */
export const calendarFeed = (counterfoil: Client, providerId: string): Live<string | undefined> => {
  const { one, memoized } = listsOf(counterfoil);
  return memoized(`calendarFeed ${providerId}`, () =>
    connectionOf(counterfoil).uid$.pipe(
      filter((uid) => uid !== undefined),
      switchMap((uid) =>
        one<CalendarFeed>(calendarFeedsPath(uid), providerId).pipe(
          map(({ data, ...state }) => ({
            ...state,
            data: data && calendarAddress({ uid, providerId, key: data.key }),
          })),
        ),
      ),
    ),
  );
};

const feedPath = (counterfoil: Client, providerId: string): string =>
  `${calendarFeedsPath(requireUser(counterfoil).uid)}/${providerId}`;

/** Makes an address, or another one: the one before leads nowhere then. Resolves when the server has it. */
export const renewCalendarFeed = (counterfoil: Client, providerId: string): Promise<void> => {
  const path = feedPath(counterfoil, providerId);
  const stamps = { createdAt: serverTimestamp(), updatedAt: serverTimestamp() };
  return inSession(counterfoil, `writing ${path}`, (firestore) =>
    setDoc(doc(firestore, path), { key: secretId(), ...stamps }),
  );
};

/** Ends the calendar: its address leads nowhere from now on. */
export const endCalendarFeed = (counterfoil: Client, providerId: string): Promise<void> => {
  const path = feedPath(counterfoil, providerId);
  return inSession(counterfoil, `deleting ${path}`, (firestore) => deleteDoc(doc(firestore, path)));
};
