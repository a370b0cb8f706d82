import type { Actor } from './actor.ts';
import { type DomainEvent, type Entity, eventDocument } from './event.ts';
import type { Fields } from './write.ts';

/** An event from which another follows without anybody's command. */
export interface SourceEvent {
  readonly id: string;
  readonly correlationId: string;
}

const by: Actor = { kind: 'system', name: 'projections' };

/**
 * The document of an event that follows from another one. Its id is made of the cause's and the entity's, with a dot, which no
 * command's id has in it: it meets no other, and would be the same if it were made again.
 */
export const derivedEvent = (
  cause: SourceEvent,
  entity: Entity,
  { version, ...event }: DomainEvent & { readonly version: number },
  now: Date,
): Fields => {
  const id = `${cause.id}.${entity.entityId}`;
  const recorded = { ...event, id, version, commandId: cause.correlationId, occurredAt: now };
  return {
    ...eventDocument({ command: { id: cause.correlationId }, actor: by }, entity, recorded),
    causationId: cause.id,
  };
};
