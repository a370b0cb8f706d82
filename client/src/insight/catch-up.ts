import { secondMs } from '@counterfoil/domain/core';
import { type EventCursor, feedBegin } from '@counterfoil/domain/insight';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { events, type FeedEvent } from './events.ts';
import { fromServer } from './from-server.ts';

/** The next step of a late device. It follows `events(…, { after: cursor })` from there on. */
export type CaughtUp =
  /** Its own state and these events, oldest first, are everything up to `cursor`. */
  | { readonly kind: 'events'; readonly events: readonly FeedEvent[]; readonly cursor: EventCursor }
  /** It reads its lists anew: they hold everything up to `cursor`, and perhaps more. */
  | { readonly kind: 'snapshot'; readonly cursor: EventCursor };

export interface CatchUpOptions {
  /** More events than that cost more than a snapshot: 1 to 499, and 499 unless set. */
  readonly atMost?: number;
  /** Milliseconds after which it gives up; 30,000 unless set. */
  readonly withinMs?: number;
}

/**
 * Brings a device up to date that was away. It asks for the events since the place that the device has kept. A device
 * without one, or that has missed more than `atMost`, gets a place from which on it misses nothing, and reads its lists.
 * An event may then come again that a list holds already: `version` tells. For owner, manager and staff, online.
 *
 * @throws CounterfoilError `invalid-argument` for a place that is none, `unavailable` without an answer in time
 */
export const catchUp = async (
  counterfoil: Counterfoil,
  providerId: string,
  since?: EventCursor,
  { atMost = 499, withinMs = 30 * secondMs }: CatchUpOptions = {},
): Promise<CaughtUp> => {
  if (!Number.isInteger(atMost) || atMost < 1 || atMost > 499)
    throw new CounterfoilError('invalid-argument', `atMost is 1 to 499, not ${atMost}`);
  if (since) {
    const list = events(counterfoil, providerId, undefined, { after: since, pageSize: atMost + 1 });
    const { data } = await fromServer(list, withinMs);
    if (data.length <= atMost) return { kind: 'events', events: data, cursor: data.at(-1)?.cursor ?? since };
  }
  const { data } = await fromServer(events(counterfoil, providerId, undefined, { pageSize: 1 }), withinMs);
  return { kind: 'snapshot', cursor: data[0]?.cursor ?? feedBegin };
};
