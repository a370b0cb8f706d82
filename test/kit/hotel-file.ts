import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '@counterfoil/domain';
import fc from 'fast-check';

const columns =
  'lead_time,arrival_date_year,arrival_date_month,arrival_date_day_of_month,adults,children,babies,reserved_room_type,adr,reservation_status,reservation_status_date';

const monthName = (day: string): string =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(day));

const american = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}/${date}/${year}`;
};

const booking = fc.record({
  lead: fc.integer({ min: 0, max: 60 }),
  arrival: fc.integer({ min: 0, max: 90 }).map((days) => addDays('2015-03-01', days)),
  adults: fc.integer({ min: 0, max: 4 }),
  room: fc.constantFrom('A', 'D'),
  adr: fc.integer({ min: 0, max: 20_000 }).map((cents) => cents / 100),
  status: fc.constantFrom('Check-Out', 'Check-Out', 'Canceled', 'No-Show'),
  nights: fc.nat(7),
});

const line = ({
  lead,
  arrival,
  adults,
  room,
  adr,
  status,
  nights,
}: typeof booking extends fc.Arbitrary<infer B> ? B : never) => {
  const [year, , date] = arrival.split('-').map(Number);
  const ended = {
    'Check-Out': addDays(arrival, nights),
    Canceled: addDays(arrival, -Math.min(lead, nights)),
    'No-Show': arrival,
  };
  return [lead, year, monthName(arrival), date, adults, 0, 0, room, adr, status, american(ended[status])].join(',');
};

/** Writes a file in the format of the real one, with random bookings and the given lines at its end. */
export const writeHotelFile = async (seed: number, rows: number, more: readonly string[] = []): Promise<string> => {
  const lines = fc.sample(booking, { seed, numRuns: rows }).map(line);
  const path = join(await mkdtemp(join(tmpdir(), 'hotel-')), 'small.csv');
  await writeFile(path, [columns, ...lines, ...more, ''].join('\n'));
  return path;
};
