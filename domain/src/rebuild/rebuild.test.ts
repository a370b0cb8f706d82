import { describe, expect, test } from 'vitest';
import { alice, gateway, later, owner, salon, staff } from '../../test-kit/salon.ts';
import type { Actor } from '../kernel/actor.ts';

const operator: Actor = { kind: 'user', uid: 'opal', isOperator: true };
const path = 'serviceProviders/salon/projections/rebuild';

describe('a rebuild', () => {
  test('is asked for by the system and operators, one at a time', () => {
    const stage = salon();
    const asked = stage.pass('projection.rebuild', { projections: ['customers'] }, { by: operator });
    expect(stage.store.get(path)).toMatchObject({
      ...{ state: 'rebuilding', phase: 'clearing', codes: { customers: 1 }, count: 1 },
    });
    expect(stage.store.get(path)).not.toHaveProperty('holder');
    expect(stage.store.get(`serviceProviders/salon/events/${asked.eventIds[0]}`)).toMatchObject({
      type: 'projection.rebuildAsked',
      payload: { projections: ['customers'] },
    });
    const { code, details } = stage.refused('projection.rebuild', {}, { by: gateway });
    expect([code, details?.reason]).toEqual(['failed-precondition', 'wrong-status']);
  });

  test('keeps the versions of the figures that are live, and counts on', () => {
    const stage = salon();
    stage.store.commit(
      [{ op: 'create', path, data: { versions: { days: 2 }, count: 7, createdAt: later(0) } }],
      later(0),
    );
    stage.pass('projection.rebuild', {}, { by: gateway, at: later(1) });
    expect(stage.store.get(path)).toEqual({
      versions: { days: 2 },
      state: 'rebuilding',
      phase: 'clearing',
      codes: { days: 1, customers: 1 },
      count: 8,
      createdAt: later(0),
      updatedAt: later(1),
    });
  });

  test('is nothing that owner, staff or customer can ask for', () => {
    for (const by of [owner, staff, alice]) {
      const { code, details } = salon().refused('projection.rebuild', {}, { by });
      expect([code, details?.reason]).toEqual(['permission-denied', 'wrong-sender']);
    }
  });

  test.each([
    ['no projection', []],
    ['an unknown one', ['stock']],
  ])('needs %s to be named rightly', (_, projections) => {
    const { code, details } = salon().refused('projection.rebuild', { projections } as never, { by: operator });
    expect([code, details?.field]).toEqual(['invalid-argument', expect.stringMatching(/^projections/)]);
  });

  test('needs a provider', () => {
    const send = { by: operator, providerId: 'none' };
    expect(salon().refused('projection.rebuild', {}, send).code).toBe('not-found');
  });
});
