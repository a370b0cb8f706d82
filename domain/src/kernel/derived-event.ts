import type { Actor } from './actor.ts';
import { type DomainEvent, type Entity, eventDocument } from './event.ts';
import type { Fields } from './write.ts';

/** An event that causes a derived event, which no command requested. */
export interface SourceEvent {
  readonly id: string;
  readonly correlationId: string;
}

const by: Actor = { kind: 'system', name: 'projections' };

/**
 * Builds the document of an event that another event causes. Its id is `{cause id}.{entity id}`. No command id contains
 * a dot, so the id cannot collide. It is deterministic, so a retry gives the same id.
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
