import { correlationIdIn } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { inSpan } from './in-span.ts';
import { functionName } from './reports.ts';

const textAt = (event: DocumentSnapshot, field: string): string => String(event.get(field) ?? '');

/** The command or change that caused an event. */
const causeOf = (event: DocumentSnapshot): string => {
  const stored: unknown = event.get('correlationId');
  return typeof stored === 'string' && stored !== '' ? stored : (correlationIdIn(event.id) ?? event.id);
};

/**
 * Processes an event in the trace of the command that has caused it.
 *
 * @param how `trigger`: soon after its commit; `sweep`: after the trigger has given up
 */
export const followEvent = <Result>(
  how: 'trigger' | 'sweep',
  event: DocumentSnapshot,
  work: () => Promise<Result>,
): Promise<Result> =>
  inSpan(
    {
      name: `${how} ${textAt(event, 'type')}`,
      correlationId: causeOf(event),
      follows: 'commit',
      kind: 'consumer',
      attributes: {
        'faas.name': functionName(),
        'counterfoil.event_id': event.id,
        'counterfoil.entity_type': textAt(event, 'entityType'),
      },
    },
    work,
  );
