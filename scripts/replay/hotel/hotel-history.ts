import {
  type Actor,
  addDays,
  atLocalTime,
  type Command,
  type CommandPayloads,
  type CommandType,
  dayMs,
} from '@counterfoil/domain';
import type { BadRow } from '../../csv/read-csv.ts';
import { type History, type TimelineEntry, toMoments } from '../timeline.ts';
import { checkHotel } from './check-hotel.ts';
import { owner, partyOf, serviceIdOf, timeZone } from './hotel-provider.ts';
import type { HotelRow } from './hotel-row.ts';
import { openHotel } from './open-hotel.ts';
import type { HotelFile } from './read-hotel.ts';

type Row = HotelRow & { readonly line: number };
type DatedEntry = TimelineEntry & { readonly at: Date };

/**
 * The hours of the day at which commands are played, because the file only knows days. A booking may be cancelled on
 * the day it is made, but not before it.
 */
const hours = { booked: '09:00', confirmed: '09:30', cancelled: '12:00', arrival: '15:00', completed: '18:00' };

/** The commands of one booking. Their ids derive from the file and the line, so playing it again changes nothing. */
const entriesOf = (row: Row, providerId: string, fileId: string): DatedEntry[] => {
  const { line, arrival, leadDays, endedOn, outcome } = row;
  const bookedOn = addDays(arrival, -leadDays);
  const guest: Actor = { kind: 'user', uid: `guest-${fileId}-${line}`, name: `Guest ${line}` };
  const reservationId = `${fileId}-${line}`;
  const target = { userId: guest.uid, reservationId };
  const entry = <Type extends CommandType>(
    [day, hour]: [day: string, hour: string],
    actor: Actor,
    type: Type,
    payload: CommandPayloads[Type],
  ): DatedEntry => {
    const at = atLocalTime(day, hour, timeZone);
    const command: Command = {
      id: `${fileId}-${line}-${type.split('.')[1]}`,
      type,
      providerId,
      payload,
      issuedAt: at.toISOString(),
    };
    return { line, at, actor, command };
  };
  const startTime = atLocalTime(arrival, hours.arrival, timeZone).toISOString();
  const wish = { reservationId, serviceId: serviceIdOf(row), startTime, partySize: partyOf(row) };
  const ending = {
    'Check-Out': () => entry([endedOn, hours.completed], owner, 'reservation.complete', target),
    'No-Show': () => entry([endedOn, hours.completed], owner, 'reservation.markNoShow', target),
    Canceled: () => entry([endedOn, hours.cancelled], guest, 'reservation.cancel', target),
  }[outcome];
  return [
    entry([bookedOn, hours.booked], guest, 'reservation.create', wish),
    entry([bookedOn, hours.confirmed], owner, 'reservation.confirm', target),
    ending(),
  ];
};

/** The reason why a row's dates are impossible. */
const impossible = ({ arrival, leadDays, endedOn, outcome }: Row): string | undefined => {
  if (endedOn < addDays(arrival, -leadDays)) return 'reservation_status_date: before it was booked';
  if (outcome === 'Canceled' && endedOn > arrival) return 'reservation_status_date: cancelled after the arrival';
  if (outcome !== 'Canceled' && endedOn < arrival) return 'reservation_status_date: ended before the arrival';
  return undefined;
};

/** Turns a file of bookings into the commands that must have happened. */
export const hotelHistory = (file: HotelFile, providerId: string, fileId: string): History => {
  const { rows, badRows } = file;
  const impossibleRows = rows.flatMap((row): BadRow[] => {
    const problem = impossible(row);
    return problem ? [{ line: row.line, problem }] : [];
  });
  const possible = rows.filter((row) => !impossible(row));
  const count = (outcome: HotelRow['outcome']) => possible.filter((row) => row.outcome === outcome).length;
  const moments = toMoments(possible.flatMap((row) => entriesOf(row, providerId, fileId)));
  const dayBefore = new Date((moments[0]?.at.getTime() ?? 0) - dayMs);
  return {
    providerId,
    moments,
    badRows: [...badRows, ...impossibleRows].sort((a, b) => a.line - b.line),
    adjustedRows: possible
      .filter(({ guests }) => guests === 0)
      .map(({ line }) => ({ line, problem: 'no guests are named: counted as one' })),
    expected: { completed: count('Check-Out'), cancelled: count('Canceled'), noShow: count('No-Show') },
    open: (firestore) => openHotel(firestore, file, providerId, dayBefore),
    check: (firestore) => checkHotel(firestore, providerId),
  };
};
