import type { z } from 'zod';
import type { notableEventSchema } from './notable-event-schema.ts';

const day = 24 * 3_600_000;

/** Nobody wants to be told of what is over: after an outage, or when a history is imported. */
export const isStale = ({ occurredAt }: Pick<NotableEvent, 'occurredAt'>, now: Date): boolean =>
  now.getTime() - occurredAt.getTime() > day;

export type NotableEvent = Readonly<z.infer<typeof notableEventSchema>>;
