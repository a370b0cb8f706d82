import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  bob,
  cook,
  formerStaff,
  later,
  monday,
  owner,
  rival,
  salon,
  schedule,
  staff,
} from '../../../test-kit/salon.ts';
import { dayMs } from '../../kernel/time/durations.ts';

const home = 'serviceProviders/salon';
const invitationId = 'ZmXw7yJ9h2Qk4LrT0aVbCe';
const email = 'bob@example.org';
const verified = { ...bob, email };
const invitation = ({ store }: Stage) => store.get(`${home}/invitations/${invitationId}`);
const member = ({ store }: Stage, uid = 'bob') => store.get(`${home}/members/${uid}`);
const events = ({ store }: Stage) => store.list(`${home}/events`);
const inDays = (days: number) => new Date(monday.getTime() + days * dayMs);

const invited = (more: object = {}, stage = salon()): Stage => {
  stage.pass('invitation.create', { invitationId, role: 'staff', ...more }, { by: owner });
  return stage;
};

describe('invitation.create', () => {
  test('keeps the invitation for fourteen days, and tells staff neither its id nor the person', () => {
    const stage = salon();
    const payload = {
      invitationId,
      role: 'manager',
      email: 'Bob@Example.org',
      displayName: ' Bob ',
      locale: 'ar-EG',
    } as const;
    const { version } = stage.pass('invitation.create', payload, { by: owner });
    expect(version).toBe(1);
    expect(invitation(stage)).toEqual({
      role: 'manager',
      status: 'open',
      code: expect.stringMatching(/^[0-9A-Z]{8}$/),
      email,
      displayName: 'Bob',
      locale: 'ar-EG',
      expiresAt: inDays(14),
      expireAt: inDays(44),
      createdBy: 'olga',
      version: 1,
      lastCommandId: 'command-1',
      createdAt: monday,
      updatedAt: monday,
      nextAttemptAt: monday,
      shard: expect.any(Number),
    });
    expect(events(stage)).toMatchObject([
      {
        type: 'invitation.created',
        entityType: 'invitation',
        entityId: invitation(stage)?.code,
        payload: { role: 'manager', expiresAt: inDays(14), byMail: true },
      },
    ]);
    expect(JSON.stringify(events(stage))).not.toMatch(new RegExp(`${invitationId}|${email}|"Bob"`, 'i'));
  });

  test('sends no mail without an address', () => {
    expect(invitation(invited())).not.toHaveProperty('nextAttemptAt');
    expect(invitation(invited())).not.toHaveProperty('email');
  });

  test('takes an end up to sixty days ahead', () => {
    expect(invitation(invited({ expiresAt: inDays(60).toISOString() }))).toMatchObject({ expiresAt: inDays(60) });
    const create = (expiresAt: Date) =>
      salon().refused(
        'invitation.create',
        { invitationId, role: 'staff', expiresAt: expiresAt.toISOString() },
        { by: owner },
      );
    const late = new Date(inDays(60).getTime() + 1);
    expect(create(late)).toMatchObject({ code: 'invalid-argument', details: { field: 'expiresAt' } });
    expect(create(monday)).toMatchObject({ code: 'failed-precondition', details: { reason: 'past' } });
  });

  test.each([
    ['an id that can be guessed', { invitationId: 'a'.repeat(21) }, 'invitationId'],
    ['an unknown role', { role: 'admin' }, 'role'],
    ['no address', { email: 'bob' }, 'email'],
    ['two addresses', { email: 'a@example.org, b@example.org' }, 'email'],
    ['a web address for a name', { displayName: 'see www.example.org' }, 'displayName'],
    ['words for a locale', { locale: 'my language' }, 'locale'],
    ['the person who accepts', { acceptedBy: 'bob' }, 'acceptedBy'],
  ])('is rejected with %s', (_, more, field) => {
    const payload = { invitationId, role: 'staff', ...more } as never;
    const refusal = salon().refused('invitation.create', payload, { by: owner });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });

  test.each([staff, cook, formerStaff, rival, bob])('is denied to $uid', (by) => {
    const refusal = salon().refused('invitation.create', { invitationId, role: 'staff' }, { by });
    expect(refusal.code).toBe('permission-denied');
  });

  test('is refused twice, and for a provider that is gone', () => {
    const again = invited().refused('invitation.create', { invitationId, role: 'owner' }, { by: owner });
    expect(again).toMatchObject({ code: 'already-exists', details: { reason: 'invitation-exists' } });
    const stage = salon();
    stage.store.commit([{ op: 'drop', path: home }], monday);
    const gone = stage.refused('invitation.create', { invitationId, role: 'staff' }, { by: owner });
    expect(gone.details).toMatchObject({ reason: 'no-provider' });
  });
});

describe('invitation.accept', () => {
  test('makes the sender an accepted member at once', () => {
    const stage = invited({ displayName: 'Bob the barber' });
    const { version, eventIds } = stage.pass('invitation.accept', { invitationId }, { by: bob, at: later(5) });
    expect({ version, eventIds }).toEqual({ version: 2, eventIds: ['command-2_0', 'command-2_1'] });
    expect(member(stage)).toMatchObject({
      role: 'staff',
      active: true,
      schema: 2,
      acceptedAt: later(5),
      displayName: 'Bob the barber',
      version: 1,
    });
    expect(stage.store.get('endUsers/bob/memberships/salon')).toMatchObject({
      role: 'staff',
      providerName: 'Salon salon',
    });
    expect(invitation(stage)).toMatchObject({ status: 'accepted', acceptedBy: 'bob', version: 2 });
    expect(events(stage)).toMatchObject([
      { type: 'invitation.created' },
      { type: 'member.created', entityId: 'bob', createdBy: 'bob', payload: { userId: 'bob', acceptedAt: later(5) } },
      { type: 'invitation.accepted', entityId: invitation(stage)?.code, payload: { userId: 'bob' } },
    ]);
    expect(JSON.stringify(events(stage))).not.toContain(invitationId);
  });

  test('makes an owner one of the owners', () => {
    const stage = invited({ role: 'owner' });
    const { eventIds } = stage.pass('invitation.accept', { invitationId }, { by: bob });
    expect(eventIds).toEqual(['command-2_0', 'command-2_1', 'command-2_2']);
    expect(stage.store.get(home)).toMatchObject({ ownerId: 'olga', ownerIds: ['olga', 'bob'] });
    stage.pass('member.decline', { userId: 'olga' }, { by: owner });
  });

  test('takes the name of the profile, or of the sign-in, where the owner gave none', () => {
    const byProfile = invited();
    byProfile.pass('invitation.accept', { invitationId }, { by: { ...alice, name: 'Alice Sign-in' } });
    expect(member(byProfile, 'alice')).toMatchObject({ displayName: 'Alice Profile' });
    const bySignIn = invited();
    bySignIn.pass('invitation.accept', { invitationId }, { by: { ...bob, name: 'Bob Sign-in' } });
    expect(member(bySignIn)).toMatchObject({ displayName: 'Bob Sign-in' });
  });

  test('brings a former member back', () => {
    const stage = invited({ role: 'manager' });
    stage.pass('invitation.accept', { invitationId }, { by: formerStaff });
    expect(member(stage, 'fred')).toMatchObject({ role: 'manager', active: true, version: 2 });
  });

  test.each([
    ['was removed', (stage: Stage) => stage.pass('member.remove', { userId: 'sam' }, { by: owner, at: later(5) })],
    ['has left', (stage: Stage) => stage.pass('member.decline', { userId: 'sam' }, { by: staff, at: later(5) })],
  ])('brings nobody back who %s after it was made', (_, leave) => {
    const stage = invited({ role: 'manager' });
    leave(stage);
    const refusal = stage.refused('invitation.accept', { invitationId }, { by: staff, at: later(6) });
    expect(refusal).toMatchObject({ details: { reason: 'invitation-closed', status: 'revoked' } });
    const another = `${invitationId}2`;
    stage.pass('invitation.create', { invitationId: another, role: 'staff' }, { by: owner, at: later(7) });
    stage.pass('invitation.accept', { invitationId: another }, { by: staff, at: later(8) });
  });

  test('works once', () => {
    const stage = invited();
    stage.pass('invitation.accept', { invitationId }, { by: bob });
    const second = stage.refused('invitation.accept', { invitationId }, { by: alice });
    expect(second).toMatchObject({ details: { reason: 'invitation-closed', status: 'accepted' } });
    expect(member(stage, 'alice')).toBeUndefined();
  });

  test('works until the invitation expires', () => {
    const last = new Date(inDays(14).getTime() - 1);
    invited().pass('invitation.accept', { invitationId }, { by: bob, at: last });
    const late = invited().refused('invitation.accept', { invitationId }, { by: bob, at: inDays(14) });
    expect(late).toMatchObject({ code: 'failed-precondition', details: { reason: 'invitation-expired' } });
  });

  test('needs the verified address that was invited', () => {
    for (const by of [bob, { ...bob, email: 'eve@example.org' }]) {
      const refusal = invited({ email }).refused('invitation.accept', { invitationId }, { by });
      expect(refusal).toMatchObject({ code: 'permission-denied', details: { reason: 'wrong-address' } });
      expect(JSON.stringify(refusal)).not.toContain(email);
    }
    const stage = invited({ email });
    stage.pass('invitation.accept', { invitationId }, { by: verified });
    expect(invitation(stage)).toMatchObject({ status: 'accepted', nextAttemptAt: null });
  });

  test('is refused after its sender has ceased to be an owner', () => {
    const stage = invited();
    stage.pass('member.changeRole', { userId: 'sam', role: 'owner' }, { by: owner });
    stage.pass('member.remove', { userId: 'olga' }, { by: staff });
    const refusal = stage.refused('invitation.accept', { invitationId }, { by: bob });
    expect(refusal).toMatchObject({ details: { reason: 'invitation-closed', status: 'revoked' } });
  });

  test("takes a server's invitation", () => {
    const stage = salon();
    stage.pass('invitation.create', { invitationId, role: 'staff' }, { by: schedule });
    stage.pass('invitation.accept', { invitationId }, { by: bob });
  });

  test('is refused to members, to a server and for an unknown invitation', () => {
    const accept = (by: typeof owner | typeof schedule, stage = invited()) =>
      stage.refused('invitation.accept', { invitationId }, { by }).details?.reason;
    expect(accept(staff)).toBe('member-exists');
    expect(accept(schedule)).toBe('wrong-sender');
    expect(accept(bob, salon())).toBe('no-invitation');
    const stage = invited();
    stage.store.commit([{ op: 'drop', path: home }], monday);
    expect(accept(bob, stage)).toBe('no-provider');
    const stale = invited().refused('invitation.accept', { invitationId }, { by: bob, expectedVersion: 2 });
    expect(stale.code).toBe('aborted');
  });
});

describe('invitation.decline', () => {
  test('ends the invitation, and nobody accepts it any more', () => {
    const stage = invited({ email });
    stage.pass('invitation.decline', { invitationId }, { by: verified });
    expect(invitation(stage)).toMatchObject({ status: 'declined', version: 2, nextAttemptAt: null });
    expect(events(stage).at(-1)).toMatchObject({ type: 'invitation.declined', createdBy: 'bob' });
    const late = stage.refused('invitation.accept', { invitationId }, { by: verified });
    expect(late.details).toMatchObject({ reason: 'invitation-closed', status: 'declined' });
    const twice = stage.refused('invitation.decline', { invitationId }, { by: verified });
    expect(twice.details).toMatchObject({ reason: 'invitation-closed' });
  });

  test('is refused to others, after the end and for nothing', () => {
    const decline = (stage: Stage, by: typeof owner | typeof schedule = bob, at = monday) =>
      stage.refused('invitation.decline', { invitationId }, { by, at }).details?.reason;
    expect(decline(invited({ email }))).toBe('wrong-address');
    expect(decline(invited(), bob, inDays(15))).toBe('invitation-expired');
    expect(decline(invited(), schedule)).toBe('wrong-sender');
    expect(decline(salon())).toBe('no-invitation');
  });
});

describe('invitation.revoke', () => {
  test('ends the invitation, also by another owner', () => {
    const stage = invited({ email });
    stage.pass('member.changeRole', { userId: 'sam', role: 'owner' }, { by: owner });
    stage.pass('invitation.revoke', { invitationId }, { by: staff });
    expect(invitation(stage)).toMatchObject({ status: 'revoked', version: 2, nextAttemptAt: null });
    expect(events(stage).at(-1)).toMatchObject({ type: 'invitation.revoked', createdBy: 'sam' });
    const late = stage.refused('invitation.accept', { invitationId }, { by: verified });
    expect(late.details).toMatchObject({ status: 'revoked' });
  });

  test.each([staff, cook, formerStaff, rival, bob])('is denied to $uid', (by) => {
    expect(invited().refused('invitation.revoke', { invitationId }, { by }).code).toBe('permission-denied');
  });

  test('is refused for an invitation that has ended, and for nothing', () => {
    const stage = invited();
    stage.pass('invitation.accept', { invitationId }, { by: bob });
    const late = stage.refused('invitation.revoke', { invitationId }, { by: owner });
    expect(late.details).toMatchObject({ reason: 'invitation-closed', status: 'accepted' });
    const none = salon().refused('invitation.revoke', { invitationId }, { by: owner });
    expect(none.details).toMatchObject({ reason: 'no-invitation' });
  });
});
