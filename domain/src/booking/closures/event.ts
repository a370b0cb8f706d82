import type { DomainEvent } from '../../kernel/event.ts';
import type { Closure } from './closure.ts';

type Closed = Pick<
  Closure,
  'from' | 'until' | 'openingHours' | 'break' | 'serviceIds' | 'title' | 'onConflict' | 'moveWithinDays'
>;

/** Staff read them, so they omit the note, which is on the document alone. */
export type ClosureEvent = DomainEvent<'closure.created', Closed> | DomainEvent<'closure.withdrawn', object>;
