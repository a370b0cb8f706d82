import { describe, expect, test } from 'vitest';
import { catalogue, clubPaid, clubWith, subscribed, subscription } from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, bob, monday, owner, schedule } from '../../../test-kit/salon.ts';

const utc = (text: string) => new Date(`${text}:00Z`);
const renewal = { subscriptionId: 's' };
const renew = (stage: Stage, at: Date) => stage.pass('subscription.renew', renewal, { by: alice, at });
const refusal = (stage: Stage, at = monday, by = alice) => stage.refused('subscription.renew', renewal, { by, at });

describe('rejects a renewal', () => {
  test('while another one waits for its payment', () => {
    const stage = clubPaid();
    renew(stage, monday);
    expect(refusal(stage)).toMatchObject({ code: 'failed-precondition', details: { reason: 'unpaid' } });
  });

  test('while the next period is already bought and has not started', () => {
    const stage = clubWith('free', monday);
    renew(stage, monday);
    const early = { code: 'failed-precondition', details: { reason: 'renewed' } };
    expect(refusal(stage, utc('2026-06-04T05:59'))).toMatchObject(early);
    renew(stage, utc('2026-06-04T06:00'));
    expect(subscription(stage).termMonths).toBe(3);
  });

  test('before the first payment', () => {
    expect(refusal(clubWith('paid'))).toMatchObject({ code: 'failed-precondition', details: { status: 'pending' } });
  });

  test('after a cancellation', () => {
    const stage = clubWith('free');
    stage.pass('subscription.cancel', subscribed, { by: alice });
    expect(refusal(stage)).toMatchObject({ code: 'failed-precondition', details: { status: 'cancelled' } });
  });

  test('if the plan is no longer offered', () => {
    const stage = clubWith('free');
    catalogue(stage, 'free');
    expect(refusal(stage)).toMatchObject({ code: 'not-found', details: { field: 'planId' } });
  });

  test.each([
    ['another person', bob, 'not-found'],
    ['the owner', owner, 'not-found'],
    ['a system actor', schedule, 'permission-denied'],
  ])('by %s', (_, by, code) => {
    expect(refusal(clubWith('free'), monday, by).code).toBe(code);
  });

  test('at another provider', () => {
    const elsewhere = clubWith('free').refused('subscription.renew', renewal, { by: alice, providerId: 'rival' });
    expect(elsewhere.code).toBe('not-found');
  });

  test('at another version', () => {
    const late = clubWith('free').refused('subscription.renew', renewal, { by: alice, expectedVersion: 3 });
    expect(late).toMatchObject({ code: 'aborted', details: { currentVersion: 1 } });
  });
});
