import * as z from 'zod';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const count = z.coerce.number().int().nonnegative();

/** Parses `7/1/2015`. */
const american = z
  .string()
  .regex(/^\d{1,2}\/\d{1,2}\/\d{4}$/, 'a date M/D/YYYY')
  .transform((text) => {
    const [month = '', day = '', year = ''] = text.split('/');
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  })
  .pipe(z.iso.date('a day of the calendar'));

/** The columns of «Hotel booking demand datasets» that a replay needs. */
export const hotelRowSchema = z
  .object({
    lead_time: count,
    arrival_date_year: z.coerce.number().int().min(1990).max(2100),
    arrival_date_month: z.enum(months),
    arrival_date_day_of_month: z.coerce.number().int().min(1).max(31),
    adults: count,
    children: z.union([count, z.literal('NA').transform(() => 0)]),
    babies: count,
    reserved_room_type: z.string().regex(/^[A-Z]$/, 'one capital letter'),
    adr: z.coerce.number().nonnegative(),
    reservation_status: z.enum(['Check-Out', 'Canceled', 'No-Show']),
    reservation_status_date: american,
  })
  .transform((row) => ({
    leadDays: row.lead_time,
    arrival: `${row.arrival_date_year}-${String(months.indexOf(row.arrival_date_month) + 1).padStart(2, '0')}-${String(row.arrival_date_day_of_month).padStart(2, '0')}`,
    guests: row.adults + row.children + row.babies,
    roomType: row.reserved_room_type,
    pricePerNight: row.adr,
    outcome: row.reservation_status,
    endedOn: row.reservation_status_date,
  }))
  .refine(({ arrival }) => z.iso.date().safeParse(arrival).success, 'the arrival is no day of the calendar');

export type HotelRow = z.infer<typeof hotelRowSchema>;
