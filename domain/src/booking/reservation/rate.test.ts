import { expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import { alice, bob, gateway, owner, salonWithBooking, staff, stored, target } from '../../../test-kit/salon.ts';
import { referenceRef } from './paths.ts';

const rating = { reservationId: 'r', stars: 4, comment: 'Lovely, Bella!' };

const completed = () => {
  const stage = salonWithBooking('cut');
  stage.pass('reservation.complete', target, { by: staff });
  return stage;
};

test('accepts one rating of a completed reservation and shows the provider only the stars', () => {
  const stage = completed();
  stage.pass('reservation.rate', rating, { by: alice });
  expect(stored(stage).rating).toMatchObject({ stars: 4, comment: 'Lovely, Bella!' });
  expect(counted(stage)).toMatchObject({ ratings: 1, stars: 4 });
  const providerDocuments = [
    stage.store.get(referenceRef(stored(stage)).path),
    ...stage.store.list('serviceProviders/salon/events'),
  ];
  expect(providerDocuments[0]).toMatchObject({ stars: 4 });
  expect(JSON.stringify(providerDocuments)).not.toContain('Bella!');
  expectAgreement(stage);
  const again = stage.refused('reservation.rate', { ...rating, stars: 1 }, { by: alice });
  expect(again).toMatchObject({ code: 'failed-precondition', details: { reason: 'rated' } });
});

test('rejects a rating before completion or by anybody else', () => {
  const refuse = (by: typeof bob, stage = completed()) => stage.refused('reservation.rate', rating, { by }).code;
  expect([refuse(bob), refuse(owner), refuse(gateway)]).toEqual(['not-found', 'not-found', 'permission-denied']);
  expect(refuse(alice, salonWithBooking('cut'))).toBe('failed-precondition');
});

test.each([0, 6, 4.5, '5'])('rejects a rating of %s stars', (stars) => {
  const wrong = completed().refused('reservation.rate', { ...rating, stars: stars as number }, { by: alice });
  expect(wrong).toMatchObject({ code: 'invalid-argument', details: { field: 'stars' } });
});
