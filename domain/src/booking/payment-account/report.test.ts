import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, gateway, later, monday, owner, payment, salonWithBooking, target } from '../../../test-kit/salon.ts';
import { type AccountFacts, paymentAccountSchema, type ReportAccount } from './account.ts';
import { connectedAccountPath, paymentAccountRef } from './paths.ts';
import { payeeOf } from './payee.ts';

const { path } = paymentAccountRef('salon');
const provider = 'serviceProviders/salon';

const opened: AccountFacts = {
  chargesEnabled: false,
  payoutsEnabled: false,
  detailsSubmitted: false,
  due: ['external_account'],
};
const complete: AccountFacts = { chargesEnabled: true, payoutsEnabled: true, detailsSubmitted: true, due: [] };

const account = ({ store }: Stage) => paymentAccountSchema.parse(store.get(path));
const paidTo = ({ store }: Stage) => store.get(provider)?.paymentAccount;
const told = ({ store }: Stage) =>
  store
    .list(`${provider}/events`)
    .filter(({ type }) => type === 'paymentAccount.changed')
    .map(({ payload }) => payload);

const report = (stage: Stage, facts: ReportAccount['facts'], { accountId = 'acct_1', minutes = 0 } = {}): void => {
  const payload = { gateway: 'stripe', accountId, facts: facts && { ...facts, due: [...facts.due] } };
  stage.pass('paymentAccount.report', payload, { by: gateway, at: later(minutes) });
};

const reported = (...all: ReportAccount['facts'][]): Stage => {
  const stage = salonWithBooking('paid');
  for (const facts of all) report(stage, facts);
  return stage;
};

describe('an account is', () => {
  test.each<[string, ReportAccount['facts'][], string]>([
    ['pending when it is new', [opened], 'pending'],
    ['pending while the gateway checks', [{ ...opened, detailsSubmitted: true, due: [] }], 'pending'],
    ['restricted if something is still due', [opened, { ...opened, detailsSubmitted: true }], 'restricted'],
    ['active once it has charges and payouts', [opened, complete], 'active'],
    ['restricted without payouts', [complete, { ...complete, payoutsEnabled: false }], 'restricted'],
    ['active again', [complete, { ...complete, chargesEnabled: false }, complete], 'active'],
    ['disconnected once its owner cuts it', [complete, null], 'disconnected'],
  ])('%s', (_, all, state) => {
    expect(account(reported(...all)).state).toBe(state);
  });
});

describe('payments go', () => {
  const payee = (stage: Stage) => {
    const known = paidTo(stage);
    return payeeOf(typeof known === 'string' ? known : undefined, account(stage));
  };

  test('to the platform until charges are enabled, and then to the account', () => {
    const stage = reported(opened);
    expect([paidTo(stage), payee(stage)]).toEqual([undefined, {}]);
    report(stage, { ...complete, payoutsEnabled: false });
    expect([paidTo(stage), payee(stage)]).toEqual(['acct_1', { account: 'acct_1' }]);
  });

  test('nowhere while it is closed or cut, until another one is ready', () => {
    const stage = reported(complete);
    report(stage, { ...complete, chargesEnabled: false });
    expect(payee(stage)).toBe('not-ready');
    report(stage, null);
    expect(payee(stage)).toBe('not-ready');
    report(stage, opened, { accountId: 'acct_2' });
    expect(payee(stage)).toBe('not-ready');
    report(stage, null, { accountId: 'acct_2' });
    report(stage, opened, { accountId: 'acct_3' });
    expect(payee(stage)).toBe('not-ready');
    report(stage, complete, { accountId: 'acct_3' });
    expect(payee(stage)).toEqual({ account: 'acct_3' });
    expect(account(stage)).toMatchObject({ number: 3, replaces: 'acct_1' });
  });

  test('to an account that operators have named', () => {
    expect(payeeOf('acct_hand', undefined)).toEqual({ account: 'acct_hand' });
    expect(payeeOf('acct_hand', account(reported(opened)))).toEqual({ account: 'acct_hand' });
  });
});

describe('a payment that was under way', () => {
  const pay = { ...target, ...payment };

  test('to the platform counts for a month after the change', () => {
    const stage = reported(complete);
    stage.pass('reservation.confirmPayment', pay, { by: gateway, at: later(5) });
    const month = later(30 * 24 * 60 + 1);
    const late = reported(complete).refused('reservation.confirmPayment', pay, { by: gateway, at: month });
    expect(late.details).toMatchObject({ reason: 'account' });
  });

  test('to a stranger never counts', () => {
    const how = { by: gateway, at: later(5) };
    const { details } = reported(complete).refused('reservation.confirmPayment', { ...pay, account: 'acct_x' }, how);
    expect(details).toMatchObject({ reason: 'account' });
  });
});

describe('a report', () => {
  test('tells of each new state once, and of nothing else', () => {
    const stage = reported(opened, opened, { ...opened, due: [] }, complete, complete, null);
    expect(told(stage)).toEqual([
      { state: 'pending', chargesEnabled: false, payoutsEnabled: false },
      { state: 'active', before: 'pending', chargesEnabled: true, payoutsEnabled: true },
      { state: 'disconnected', before: 'active', chargesEnabled: false, payoutsEnabled: false },
    ]);
    expect(account(stage)).toMatchObject({ version: 4, createdAt: monday });
  });

  test('forgets a reason that the gateway no longer gives', () => {
    const stage = reported({ ...opened, disabledReason: 'listed' }, opened);
    expect(account(stage).disabledReason).toBeUndefined();
  });

  test('makes its provider findable by the account', () => {
    const found = reported(opened).store.get(connectedAccountPath('stripe', 'acct_1'));
    expect(found).toMatchObject({ providerId: 'salon' });
  });

  test('that was overtaken, from a person, or of no provider changes nothing', () => {
    const stage = reported(opened);
    const payload = { gateway: 'stripe', accountId: 'acct_1', facts: { ...complete, due: [] } };
    const refused = (how: object) => stage.refused('paymentAccount.report', payload, { by: gateway, ...how });
    expect(refused({ expectedVersion: 0 }).details).toMatchObject({ reason: 'version-conflict' });
    for (const by of [alice, owner]) expect(refused({ by }).details).toMatchObject({ reason: 'wrong-sender' });
    expect(refused({ providerId: 'nobody' }).details).toMatchObject({ reason: 'no-provider' });
    expect(account(stage)).toMatchObject({ state: 'pending', version: 1 });
  });
});
