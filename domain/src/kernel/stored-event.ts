import * as z from 'zod';
import type { DomainEvent, Recorded } from './event.ts';

/** The part of a stored event's envelope that a fold needs. */
const envelope = z.object({
  id: z.string(),
  type: z.string(),
  entityId: z.string(),
  version: z.int().positive(),
  correlationId: z.string(),
  occurredAt: z.date(),
  createdBy: z.string(),
  payload: z.record(z.string(), z.unknown()),
});

type Envelope = Pick<
  z.infer<typeof envelope>,
  'id' | 'entityId' | 'version' | 'correlationId' | 'occurredAt' | 'createdBy'
>;

/** An event as it is stored with its owner, in full. */
export type StoredEvent<Event extends DomainEvent> = Event & Envelope;

/** Checks the envelope. Only commands write events, so the payload is that of its type. */
export const storedEventSchema = <Event extends DomainEvent>() =>
  z.custom<StoredEvent<Event>>((value) => envelope.safeParse(value).success, 'is no event');

/** The event as `evolve` takes it. */
export const recordedOf = <Event extends DomainEvent>(event: StoredEvent<Event>): Recorded<Event> => ({
  ...event,
  commandId: event.correlationId,
});
