import { addLocalDays, type CommandPayloads, type Provider } from '@counterfoil/domain/core';
import { filter, firstValueFrom } from 'rxjs';
import { commandId } from '../commands/command-id.ts';
import type { NewCommand } from '../commands/new-command.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import type { Snapshot } from '../live/live.ts';
import { type Previewed, type PreviewOptions, preview } from './preview.ts';

/** A booking that repeats each week at the same local time. */
export interface Series extends Omit<CommandPayloads['reservation.create'], 'reservationId' | 'seriesId'> {
  /** Bookings, the first one included: 2 to 26. */
  readonly count: number;
}

/** One booking of a series, which nobody has sent. */
export interface SeriesBooking {
  readonly command: Extract<NewCommand, { readonly type: 'reservation.create' }>;
  readonly preview: Previewed;
}

/** Half a year. */
const longest = 26;

/** Calls at the same time. */
const atOnce = 4;

const timeZoneOf = async (counterfoil: Counterfoil, providerId: string): Promise<string> => {
  const profile = counterfoil.provider(providerId).profile();
  const isKnown = filter<Snapshot<Provider | undefined>>(({ data, fromCache }) => data !== undefined || !fromCache);
  const { data } = await firstValueFrom(profile.pipe(isKnown));
  if (!data) throw new CounterfoilError('not-found', `no provider ${providerId}`);
  return data.timeZone;
};

/**
 * Plans a series, and tells of each booking what it would do now, or why it would be refused. An app shows the
 * conflicts, and then sends those commands that its user still wants. The provider decides each of them by itself.
 *
 * @throws CounterfoilError `invalid-argument` for another count, `not-found` for an unknown provider, and as `preview`
 */
export const previewSeries = async (
  counterfoil: Counterfoil,
  providerId: string,
  { count, ...booking }: Series,
  options?: PreviewOptions,
): Promise<SeriesBooking[]> => {
  if (!Number.isInteger(count) || count < 2 || count > longest)
    throw new CounterfoilError('invalid-argument', `count: a series has 2 to ${longest} bookings`);
  const timeZone = await timeZoneOf(counterfoil, providerId);
  const seriesId = commandId();
  const inWeek = (week: number): SeriesBooking['command'] => {
    const startTime = addLocalDays(new Date(booking.startTime), 7 * week, timeZone).toISOString();
    const payload = { ...booking, reservationId: `${seriesId}-${week + 1}`, seriesId, startTime };
    return { id: commandId(), type: 'reservation.create', providerId, payload };
  };
  const planned: SeriesBooking[] = [];
  for (let first = 0; first < count; first += atOnce) {
    const weeks = Array.from({ length: Math.min(atOnce, count - first) }, (_, n) => inWeek(first + n));
    const told = weeks.map(async (command) => ({ command, preview: await preview(counterfoil, command, options) }));
    planned.push(...(await Promise.all(told)));
  }
  return planned;
};
