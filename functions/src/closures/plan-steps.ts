import {
  type Closure,
  type ClosureStep,
  type HitBooking,
  isServed,
  type Provider,
  serviceRef,
} from '@counterfoil/domain';
import { derivedId } from '../executor/derived-id.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { decodeDocument } from '../firestore/decode-document.ts';
import { resourceFinder } from './resource-finder.ts';
import { type SlotFinder, slotFinder } from './slot-finder.ts';

export interface Planning {
  readonly context: CommandContext;
  readonly providerId: string;
  readonly provider: Provider;
  readonly closure: Closure;
  /** The slots that were refused to each booking in this run. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
}

const none: ReadonlySet<string> = new Set();

/** A finder for each service; `undefined` for one that is no longer offered. */
const findersOf = ({ context, providerId, provider }: Planning) => {
  const finders = new Map<string, SlotFinder | undefined>();
  return async (serviceId: string): Promise<SlotFinder | undefined> => {
    if (finders.has(serviceId)) return finders.get(serviceId);
    const ref = serviceRef(providerId, serviceId);
    const snapshot = await context.firestore.doc(ref.path).get();
    const service = snapshot.exists ? decodeDocument(ref, snapshot) : undefined;
    const finderFor = service && isServed(service) ? resourceFinder : slotFinder;
    const finder = service && finderFor(context.firestore, { providerId, provider, serviceId, service });
    finders.set(serviceId, finder);
    return finder;
  };
};

/**
 * The step for a booking. The command's id derives from the version that is hit, so however many processes see the same
 * state, they send the same command.
 */
const stepOf = ({ providerId, closure }: Planning, { booking, hits }: HitBooking, startTime?: string): ClosureStep => {
  const { reservationId, userId, version } = booking;
  const action = hits === 'wish' ? 'decline' : startTime ? 'move' : 'cancel';
  const cause = [providerId, closure.closureId, reservationId, version, action, startTime ?? ''].join('/');
  return {
    commandId: derivedId('closure', cause),
    action,
    reservationId,
    version,
    ...(userId === undefined ? {} : { userId }),
    ...(startTime ? { startTime } : {}),
  };
};

/** Decides about each booking of a batch: its next free slot, or its cancellation. */
export const planSteps = async (planning: Planning, batch: readonly HitBooking[]): Promise<ClosureStep[]> => {
  const { context, closure, refused } = planning;
  const { onConflict, moveWithinDays: withinDays } = closure;
  const finderOf = findersOf(planning);
  const steps: ClosureStep[] = [];
  for (const hit of batch) {
    const { booking, hits } = hit;
    const finder = hits === 'time' && onConflict === 'move' ? await finderOf(booking.serviceId) : undefined;
    const full = refused.get(booking.reservationId) ?? none;
    const startTime = await finder?.find({ booking, withinDays, now: context.clock(), refused: full });
    steps.push(stepOf(planning, hit, startTime));
  }
  return steps;
};
