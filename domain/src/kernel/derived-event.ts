import type { Actor } from './actor.ts';
import { type DomainEvent, type Entity, eventDocument } from './event.ts';
import type { Fields } from './write.ts';

/** An event that causes a derived event, which no command requested. */
export interface SourceEvent {
  readonly id: string;
  readonly correlationId: string;
  /** Distinguishes the events that one cause has for one entity, if it may be handled again. */
  readonly turn?: number;
}

const by: Actor = { kind: 'system', name: 'projections' };

/**
 * Builds the document of an event that another event causes. Its id is `{cause id}.{entity id}`, with the
 * turn at its end if it has one. No command id contains a dot, so the id cannot collide.
 */
export const derivedEvent = (
  cause: SourceEvent,
  entity: Entity,
  { version, ...event }: DomainEvent & { readonly version: number },
  now: Date,
): Fields => {
  const id = [cause.id, entity.entityId, ...(cause.turn === undefined ? [] : [cause.turn])].join('.');
  const recorded = { ...event, id, version, commandId: cause.correlationId, occurredAt: now };
  return {
    ...eventDocument({ command: { id: cause.correlationId }, actor: by }, entity, recorded),
    causationId: cause.id,
  };
};
