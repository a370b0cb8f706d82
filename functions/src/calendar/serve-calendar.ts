import {
  calendarEvent,
  calendarFeedSchema,
  calendarFeedsPath,
  dayMs,
  frontOfHouse,
  isAccepted,
  memberRef,
  memberSchema,
  parseCalendarAddress,
  providerPath,
  type ReservationReference,
  reservationReferenceSchema,
  reservationsBetween,
} from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { isSameText } from '../bundles/signed-key.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import { renderCalendar } from './render-calendar.ts';

/** A calendar shows the last two weeks and the next half year. */
const [daysBack, daysAhead] = [14, 183];

/** Cancelled bookings are left out: then calendars drop them. */
const shown = ['pending', 'confirmed', 'completed'] as const;

export interface CalendarResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const plain = (status: number, body: string, headers = {}): CalendarResponse => ({
  status,
  headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  body,
});

const keyIn = (feed: DocumentSnapshot): string => calendarFeedSchema.shape.key.safeParse(feed.get('key')).data ?? '';

/** Members who work with bookings, and have accepted. */
const mayRead = (member: DocumentSnapshot): boolean => {
  const { success, data } = memberSchema.safeParse(withDates(member.data()));
  return success && data.active && isAccepted(data) && frontOfHouse.some((role) => role === data.role);
};

const bookingsOf = async (
  { firestore, clock }: CommandContext,
  providerId: string,
): Promise<ReservationReference[]> => {
  const now = clock().getTime();
  const span = { from: new Date(now - daysBack * dayMs), to: new Date(now + daysAhead * dayMs) };
  const pages = shown.map((status) => readAllPages(firestore, reservationsBetween(providerId, status, span)));
  return (await Promise.all(pages)).flat().flatMap((document) => {
    const { success, data } = reservationReferenceSchema.safeParse(withDates(document.data()));
    return success ? [data] : [];
  });
};

/**
 * Serves `GET /calendars/{uid}/{providerId}/{key}.ics` while the member keeps this address and works there. Each wrong
 * address costs one read, and tells nothing.
 */
export const serveCalendar = async (
  context: CommandContext,
  { method, path }: { readonly method: string; readonly path: string },
): Promise<CalendarResponse> => {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'a calendar can only be read', { Allow: 'GET, HEAD' });
  const nothing = plain(404, 'there is no such calendar');
  const address = parseCalendarAddress(path);
  if (!address) return nothing;
  const { uid, providerId, key } = address;
  const { firestore } = context;
  const feed = await firestore.doc(`${calendarFeedsPath(uid)}/${providerId}`).get();
  if (!isSameText(keyIn(feed), key)) return nothing;
  const paths = [memberRef(providerId, uid).path, providerPath(providerId)];
  const [member, provider] = await firestore.getAll(...paths.map((one) => firestore.doc(one)));
  if (!member || !mayRead(member)) return nothing;
  const bookings = await bookingsOf(context, providerId);
  const body = renderCalendar(
    String(provider?.get('name') ?? providerId),
    bookings.map((one) => calendarEvent(providerId, one)),
  );
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    // No shared cache may keep it: it ends with the membership.
    'Cache-Control': 'private, max-age=300',
    'X-Robots-Tag': 'noindex',
  };
  return { status: 200, headers, body };
};
