import { type Actor, actorId } from './actor.ts';
import type { Command, CommandRequest } from './command.ts';
import { type Fields, serverTime, type Write } from './write.ts';

/** A past fact about one aggregate, as a decider states it. */
export interface DomainEvent<Type extends string = string, Payload = object> {
  readonly type: Type;
  readonly payload: Payload;
}

/** The fact with its place in the aggregate's history; what `evolve` folds. */
export type Recorded<Event extends DomainEvent> = Event & {
  /** `{commandId}_{n}` */
  readonly id: string;
  readonly commandId: string;
  /** The aggregate's version after this event. */
  readonly version: number;
  /** When it was decided. Documents take their times from here, so that a fold gives them exactly. */
  readonly occurredAt: Date;
};

export interface Entity {
  readonly entityType: string;
  readonly entityId: string;
}

/** The `n`th event of a command, on an aggregate whose version was `version` before it. */
export const recordEvent = <Event extends DomainEvent>(
  { command, now }: CommandRequest<unknown>,
  version: number,
  event: Event,
  n = 0,
): Recorded<Event> => ({
  ...event,
  id: `${command.id}_${n}`,
  commandId: command.id,
  version: version + 1,
  occurredAt: now,
});

/** What an event came by: a command, or something that has an id like one, and on whose behalf. */
export interface EventOrigin {
  readonly command: Pick<Command, 'id' | 'deviceId'>;
  readonly actor: Actor;
}

/**
 * The document under `events/`. `createdAt` is the time of the commit: whoever has read up to a cursor
 * `(createdAt, id)` has missed nothing, which the decision's own time (`occurredAt`) could not promise.
 */
export const eventDocument = (
  { command, actor }: EventOrigin,
  entity: Entity,
  event: Recorded<DomainEvent>,
  payload: object = event.payload,
): Fields => ({
  id: event.id,
  type: event.type,
  ...entity,
  version: event.version,
  correlationId: command.id,
  payload,
  metadata: { deviceId: command.deviceId ?? null, priority: 'normal' },
  occurredAt: event.occurredAt,
  createdAt: serverTime,
  updatedAt: serverTime,
  createdBy: actorId(actor),
  syncStatus: 'pending',
  processedAt: null,
});

/** `events` is the collection's path. */
export const eventWrite = (events: string, document: Fields): Write => ({
  op: 'create',
  path: `${events}/${String(document.id)}`,
  data: document,
});
