import type { Identified, Reservation } from '@counterfoil/client';

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Text of RFC 5545: commas, semicolons, backslashes and line ends are escaped. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Lines longer than 75 octets are folded, never inside a character. */
const folded = (line: string): string => {
  const encoder = new TextEncoder();
  let size = 0;
  let text = '';
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (size + length > 74) {
      text += '\r\n ';
      size = 1;
    }
    text += character;
    size += length;
  }
  return text;
};

/** A booking as a calendar file, which every calendar opens. */
export const calendarFile = (booking: Identified<Reservation>, where: string, now: Date): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Counterfoil//EN',
    'BEGIN:VEVENT',
    `UID:${booking.id}@counterfoil`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(booking.reservationStartTime)}`,
    `DTEND:${stamp(booking.reservationEndTime)}`,
    `SUMMARY:${escaped(`${booking.serviceName} · ${booking.providerName}`)}`,
    `DESCRIPTION:${escaped(booking.code)}`,
    ...(where ? [`LOCATION:${escaped(where)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
