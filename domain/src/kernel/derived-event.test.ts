import { expect, test } from 'vitest';
import { derivedEvent } from './derived-event.ts';
import { serverTime } from './write.ts';

test('a derived event names its cause and has an id that no command can produce', () => {
  const now = new Date(0);
  const event = { type: 'recipe.availabilityChanged', payload: { isAvailable: false }, version: 7 };
  const entity = { entityType: 'recipe', entityId: 'pizza' };
  expect(derivedEvent({ id: 'c_0', correlationId: 'c' }, entity, event, now)).toEqual({
    id: 'c_0.pizza',
    type: 'recipe.availabilityChanged',
    ...entity,
    version: 7,
    correlationId: 'c',
    causationId: 'c_0',
    payload: { isAvailable: false },
    metadata: { deviceId: null, priority: 'normal' },
    occurredAt: now,
    createdAt: serverTime,
    updatedAt: serverTime,
    createdBy: 'system:projections',
    syncStatus: 'pending',
    processedAt: null,
  });
});
