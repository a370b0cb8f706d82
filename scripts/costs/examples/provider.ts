import type { Actor } from '../../../domain/src/kernel/actor.ts';
import { given, type Stage } from '../../../domain/test-kit/given.ts';
import { alice, bob, gateway, later, monday, owner, salon, salonWithBooking } from '../../../domain/test-kit/salon.ts';

const invitationId = 'ZmXw7yJ9h2Qk4LrT0aVbCe';
const self = { userId: 'alice' };
const place = { latitude: 52.52, longitude: 13.405 };

const listed = (): Stage => {
  const stage = salon();
  stage.pass('provider.list', { place, text: 'Torstraße 1, Berlin' }, { by: owner });
  return stage;
};

const operator: Actor = { kind: 'user', uid: 'olga', isOperator: true };

const suspended = (): Stage => {
  const stage = salon();
  stage.pass('provider.suspend', { reason: 'No answer to three letters' }, { by: operator });
  return stage;
};

const added = (): Stage => {
  const stage = salon();
  stage.pass('member.add', { ...self, role: 'staff' }, { by: owner });
  return stage;
};

const invited = (): Stage => {
  const stage = salon();
  stage.pass('invitation.create', { invitationId, role: 'staff' }, { by: owner });
  return stage;
};

const closed = (): Stage => {
  const stage = salon();
  const days = { from: '2026-05-05', until: '2026-05-05', onConflict: 'move' } as const;
  stage.pass('closure.create', { closureId: 'c', ...days }, { by: owner });
  return stage;
};

/** The last command of each stage is the example. */
export const providerExamples = {
  'provider.create': () => {
    const stage = given('nord', monday, {});
    const profile = { name: 'Salon Nord', kind: 'salon', timeZone: 'Europe/Berlin', currency: 'EUR' };
    stage.pass('provider.create', profile, { by: alice });
    return stage;
  },
  'provider.update': () => {
    const stage = listed();
    stage.pass('provider.update', { name: 'Salon Nord' }, { by: owner });
    return stage;
  },
  'provider.list': listed,
  'provider.unlist': () => {
    const stage = listed();
    stage.pass('provider.unlist', {}, { by: owner });
    return stage;
  },
  'provider.setShortAddress': () => {
    const stage = listed();
    stage.pass('provider.setShortAddress', { shortAddress: 'nova' }, { by: owner });
    return stage;
  },
  'provider.suspend': suspended,
  'provider.resume': () => {
    const stage = suspended();
    stage.pass('provider.resume', {}, { by: operator });
    return stage;
  },
  'provider.handOver': () => {
    const stage = salon();
    stage.pass('provider.handOver', { userId: 'sam' }, { by: owner });
    return stage;
  },
  'member.add': added,
  'member.changeRole': () => {
    const stage = salon();
    stage.pass('member.changeRole', { userId: 'sam', role: 'manager' }, { by: owner });
    return stage;
  },
  'member.rename': () => {
    const stage = salon();
    stage.pass('member.rename', { userId: 'sam', displayName: 'Sam S.' }, { by: owner });
    return stage;
  },
  'member.remove': () => {
    const stage = salon();
    stage.pass('member.remove', { userId: 'sam' }, { by: owner });
    return stage;
  },
  'member.accept': () => {
    const stage = added();
    stage.pass('member.accept', self, { by: alice });
    return stage;
  },
  'member.decline': () => {
    const stage = added();
    stage.pass('member.decline', self, { by: alice });
    return stage;
  },
  'invitation.create': invited,
  'invitation.revoke': () => {
    const stage = invited();
    stage.pass('invitation.revoke', { invitationId }, { by: owner });
    return stage;
  },
  'invitation.accept': () => {
    const stage = invited();
    stage.pass('invitation.accept', { invitationId }, { by: bob });
    return stage;
  },
  'invitation.decline': () => {
    const stage = invited();
    stage.pass('invitation.decline', { invitationId }, { by: bob });
    return stage;
  },
  'closure.create': closed,
  'closure.withdraw': () => {
    const stage = closed();
    stage.pass('closure.withdraw', { closureId: 'c' }, { by: owner, at: later(1) });
    return stage;
  },
  'paymentAccount.report': () => {
    const stage = salon();
    const facts = { chargesEnabled: true, payoutsEnabled: true, detailsSubmitted: true, due: [] };
    stage.pass('paymentAccount.report', { gateway: 'stripe', accountId: 'acct_1', facts }, { by: gateway });
    return stage;
  },
  'projection.rebuild': () => {
    const stage = salon();
    stage.pass('projection.rebuild', {}, { by: operator });
    return stage;
  },
  'invariant.repair': () => {
    const stage = salonWithBooking('paid');
    const where = 'serviceProviders/salon/pendingReservations/r';
    stage.store.commit([{ op: 'drop', path: where }], later(1));
    const from = ['endUsers/alice/reservations/r'];
    const what = 'reservationReference.missing';
    const finding = { audit: 'reservations', what, where, expected: {}, found: null, from } as const;
    stage.pass('invariant.repair', { ...finding, seenAt: later(1).toISOString() }, { by: gateway, at: later(2) });
    return stage;
  },
} as const;
