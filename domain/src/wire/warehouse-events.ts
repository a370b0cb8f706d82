import { reservationReferenceSchema } from '../booking/reservation/reference.ts';
import { subscriptionReferenceSchema } from '../booking/subscription/reference.ts';
import {
  providerPayloads,
  recordPayload,
  reducedPayloads,
  reservationPayloads,
  subscriptionPayloads,
  voucherPayloads,
} from './event-payloads.ts';
import { recordEventTypes } from './event-types-of-records.ts';
import { joined, type Shape, shapeOf } from './warehouse-shape.ts';

/** The parts of an event that the warehouse takes; none that holds nothing for it. */
export interface WarehouseEvent {
  readonly payload?: Shape;
  /** A provider's event of a booking or subscription tells its state before and afterwards. */
  readonly before?: Shape;
  readonly reference?: Shape;
}

/** By the first part of the event's type. */
const references: Readonly<Record<string, Shape | undefined>> = {
  reservation: shapeOf(reservationReferenceSchema),
  subscription: shapeOf(subscriptionReferenceSchema),
};

const full = { ...reservationPayloads, ...subscriptionPayloads, ...voucherPayloads, ...providerPayloads };
const reduced: Readonly<Record<string, (typeof reducedPayloads)[keyof typeof reducedPayloads]>> = reducedPayloads;

const eventOf = (type: string, payload: Shape | undefined): WarehouseEvent => {
  const reference = references[type.split('.')[0] ?? ''];
  return { ...(payload && { payload }), ...(reference && { before: reference, reference }) };
};

/** The fields that the warehouse takes, by type of a provider's events. A type that is not here leaves no field but its name. */
export const warehouseEvents: Readonly<Record<string, WarehouseEvent>> = Object.fromEntries([
  ...recordEventTypes().map((type) => [type, eventOf(type, shapeOf(recordPayload))] as const),
  ...Object.entries(full).map(([type, schema]) => {
    const less = reduced[type];
    return [type, eventOf(type, joined(shapeOf(schema), less && shapeOf(less)))] as const;
  }),
]);
