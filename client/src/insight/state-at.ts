import type { EventRecord } from '@counterfoil/domain/core';
import { secondMs } from '@counterfoil/domain/core';
import {
  type EventCursor,
  feedBegin,
  type Moment,
  type PastState,
  stateAt as pastOf,
} from '@counterfoil/domain/insight';
import type { Counterfoil } from '../counterfoil.ts';
import { events } from './events.ts';
import { fromServer } from './from-server.ts';

const pageSize = 500;

/**
 * Anything of a provider as it was at an event, at a version or at a time. Orders, vouchers and members are their
 * documents, bookings and subscriptions their references, and records the fields that devices write. For owner, manager
 * and staff, online. It reads all events of the entity, once.
 *
 * @returns `undefined` if it did not exist yet
 * @throws CounterfoilError `unavailable` without an answer in time
 */
export const stateAt = async (
  counterfoil: Counterfoil,
  providerId: string,
  entity: { readonly entityType: string; readonly entityId: string },
  moment: Moment,
): Promise<PastState | undefined> => {
  const all: EventRecord[] = [];
  for (let after: EventCursor = feedBegin; ; ) {
    const page = events(counterfoil, providerId, entity, { after, pageSize });
    const { data } = await fromServer(page, 30 * secondMs);
    all.push(...data);
    const last = data.at(-1);
    if (!last || data.length < pageSize) return pastOf(all, moment);
    after = last.cursor;
  }
};
