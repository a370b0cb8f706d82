import { type Actor, actorId } from './actor.ts';
import type { Command, CommandRequest } from './command.ts';
import { type Fields, serverTime, type Write } from './write.ts';

/** A past fact about one aggregate, as a decider returns it. */
export interface DomainEvent<Type extends string = string, Payload = object> {
  readonly type: Type;
  readonly payload: Payload;
}

/** An event with its position in the aggregate's history; the input of `evolve`. */
export type Recorded<Event extends DomainEvent> = Event & {
  /** `{commandId}_{n}` */
  readonly id: string;
  readonly commandId: string;
  /** The aggregate's version after this event. */
  readonly version: number;
  /** Decision time. Documents copy their timestamps from it, so a replay reproduces them exactly. */
  readonly occurredAt: Date;
};

export interface Entity {
  readonly entityType: string;
  readonly entityId: string;
}

/** Records the `n`th event of a command on an aggregate that had version `version` before it. */
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

/** The source of an event: a command, or something with an equivalent id, and the actor. */
export interface EventOrigin {
  readonly command: Pick<Command, 'id' | 'deviceId'>;
  readonly actor: Actor;
}

/**
 * Builds the document under `events/`. `createdAt` is the commit time, so a reader that has read up to a cursor
 * `(createdAt, id)` has missed no event. The decision time (`occurredAt`) cannot guarantee that.
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

/** `events` is the path of the collection. */
export const eventWrite = (events: string, document: Fields): Write => ({
  op: 'create',
  path: `${events}/${String(document.id)}`,
  data: document,
});
