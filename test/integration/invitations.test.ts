import { invitationId, invitationLink, parseInvitation, readInvitation } from '@counterfoil/client/account';
import { minuteMs, type Outcome } from '@counterfoil/domain';
import { getAuth, signOut } from 'firebase/auth';
import { doc, getFirestore, serverTimestamp, setDoc } from 'firebase/firestore';
import type { Firestore } from 'firebase-admin/firestore';
import { describe, expect, test } from 'vitest';
import type { Inviter } from '../../functions/src/notify/inviter.ts';
import { mailQuota } from '../../functions/src/notify/mail-quota.ts';
import { createMailer } from '../../functions/src/notify/mailer.ts';
import { sweepInvitations } from '../../functions/src/notify/sweep-invitations.ts';
import { auth, firestore, openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { startSmtp } from '../kit/servers/smtp-server.ts';
import { settlement } from '../kit/settlement.ts';
import { createTenant } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const page = 'https://app.example.org/join';
const reasonOf = (outcome: Outcome) =>
  outcome.outcome === 'rejected' ? outcome.rejection.details?.reason : outcome.outcome;

describe('an invited person', () => {
  test('opens the link without an account, signs up, and is a member at once', async () => {
    const { providerId, ownerId } = await createTenant();
    const owner = await signIn(ownerId);
    const payload = { invitationId: invitationId(), role: 'staff', displayName: 'Stella' } as const;
    await owner.counterfoil.send({ type: 'invitation.create', providerId, payload });

    const target = parseInvitation(invitationLink(page, { providerId, ...payload }));
    expect(target).toEqual({ providerId, invitationId: payload.invitationId });
    const stella = await signIn();
    const { counterfoil } = stella;
    expect(target && (await readInvitation(counterfoil, target))).toMatchObject({ role: 'staff', status: 'open' });
    const joined = eventually(counterfoil.me().memberships(), ({ data }) => data.length === 1);
    const accept = { type: 'invitation.accept', providerId, payload: { invitationId: payload.invitationId } } as const;
    expect(await counterfoil.send(accept)).toMatchObject({ outcome: 'applied', version: 2 });
    expect((await joined).data).toMatchObject([{ providerId, role: 'staff', providerName: 'Salon Test' }]);
    const members = await eventually(counterfoil.provider(providerId).members(), ({ data }) => data.length === 2);
    expect(members.data).toContainEqual(expect.objectContaining({ id: stella.uid, displayName: 'Stella' }));
    expect(target && (await readInvitation(counterfoil, target))).toBeUndefined();
    expect(reasonOf(await (await signIn()).counterfoil.send(accept))).toBe('invitation-closed');
    await Promise.all([owner.close(), stella.close()]);
  });

  test('at an address must have verified it, by a call as by the queue', async () => {
    const { providerId, ownerId } = await createTenant();
    const owner = await signIn(ownerId);
    const email = `${newId('bob')}@example.org`.toLowerCase();
    const [first, second] = [invitationId(), invitationId()];
    for (const id of [first, second])
      await owner.counterfoil.send({
        type: 'invitation.create',
        providerId,
        payload: { invitationId: id, role: 'kitchen', email: email.toUpperCase() },
      });
    const uid = newId('bob');
    await auth.createUser({ uid, email, emailVerified: false });
    const bob = await signIn(uid);
    const accept = (id: string) =>
      bob.counterfoil.send({ type: 'invitation.accept', providerId, payload: { invitationId: id } });
    expect(reasonOf(await accept(first))).toBe('wrong-address');
    expect(await readInvitation(bob.counterfoil, { providerId, invitationId: first })).toBeUndefined();

    await auth.updateUser(uid, { emailVerified: true });
    await getAuth(bob.app).currentUser?.getIdToken(true);
    const shown = await readInvitation(bob.counterfoil, { providerId, invitationId: first });
    expect(shown).toMatchObject({ role: 'kitchen', email });
    // A queued command has no token: the server asks Auth.
    const command = makeCommand('invitation.accept', providerId, { invitationId: first });
    const queued = doc(getFirestore(bob.app), `endUsers/${uid}/commands/${command.id}`);
    await setDoc(queued, { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp() });
    expect(await settlement(queued)).toMatchObject({ status: 'applied', version: 2 });
    expect(reasonOf(await accept(second))).toBe('member-exists');
    const { docs } = await firestore.collection(`serviceProviders/${providerId}/events`).get();
    const told = JSON.stringify(docs.map((event) => event.data()));
    for (const secret of [email, first, second]) expect(told.toLowerCase()).not.toContain(secret.toLowerCase());

    // The suite has no mail server, and says so.
    await invokeSchedule('sendInvitations');
    const skipped = await firestore.doc(`serviceProviders/${providerId}/invitations/${second}`).get();
    expect(skipped.data()).toMatchObject({
      status: 'open',
      nextAttemptAt: null,
      mail: { state: 'skipped', reason: 'e-mail is not set up' },
    });
    await signOut(getAuth(bob.app));
    await Promise.all([owner.close(), bob.close()]);
  });
});

interface World {
  readonly database: Firestore;
  readonly inviter: Inviter;
  readonly smtp: Awaited<ReturnType<typeof startSmtp>>;
  now: Date;
  invite(more?: object): Promise<{ path: string; providerId: string; invitationId: string }>;
}

const openWorld = async (appUrl = page): Promise<World> => {
  const database = openDatabase(newId('invite'));
  const smtp = await startSmtp();
  const { providerId, ownerId } = await createTenant({ database, services: {} });
  const world = { now: new Date() };
  const clock = () => world.now;
  const mailer = createMailer(smtp.config);
  const inviter = {
    firestore: database,
    clock,
    mailer,
    quota: mailQuota(database, clock),
    appUrl,
    sendTimeoutMs: 5000,
  };
  return Object.assign(world, {
    database,
    inviter,
    smtp,
    invite: async (more: object = {}) => {
      const id = invitationId();
      const payload = { invitationId: id, role: 'staff' as const, email: 'Bob@Example.org', ...more };
      const command = makeCommand('invitation.create', providerId, payload);
      await mustRun(userActor(ownerId), command, world.now, database);
      return { path: `serviceProviders/${providerId}/invitations/${id}`, providerId, invitationId: id };
    },
  });
};

const stateOf = async ({ database }: World, path: string) => (await database.doc(path).get()).data();

describe('the mail of an invitation', () => {
  test('goes out once, with the link, although two sweeps run at the same time', async () => {
    const world = await openWorld();
    const { path, ...target } = await world.invite();
    await Promise.all([sweepInvitations(world.inviter), sweepInvitations(world.inviter)]);
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails).toHaveLength(1);
    const [mail] = world.smtp.mails;
    expect(mail).toMatchObject({ to: 'bob@example.org' });
    expect(mail?.text).toContain('“Salon Test” invites you to work with them as a member of staff.');
    expect(mail?.text).toContain(invitationLink(page, target));
    expect(mail?.html).toContain(`<a href="${invitationLink(page, target)}">`);
    expect(await stateOf(world, path)).toMatchObject({
      status: 'open',
      version: 1,
      nextAttemptAt: null,
      mail: { state: 'delivered', attempts: 1 },
    });
  });

  test('speaks Arabic, from right to left', async () => {
    const world = await openWorld();
    await world.invite({ locale: 'ar', role: 'manager' });
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails[0]?.html).toContain('<html lang="ar" dir="rtl">');
    expect(world.smtp.mails[0]?.text).toContain('بصفة مدير');
  });

  test('is tried again with the same id after a failure, and after a process that died', async () => {
    const world = await openWorld();
    const { path } = await world.invite();
    world.smtp.faultPlan = () => ({ kind: 'error' });
    await sweepInvitations(world.inviter);
    expect(await stateOf(world, path)).toMatchObject({ mail: { state: 'pending', attempts: 1 } });
    world.smtp.faultPlan = () => undefined;
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails).toHaveLength(0);
    world.now = new Date(world.now.getTime() + minuteMs);
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails).toHaveLength(1);
    // As a process leaves it that has sent the mail and died before it noted so.
    const leaseUntil = new Date(world.now.getTime() + 2 * minuteMs);
    await world.database
      .doc(path)
      .update({ mail: { state: 'pending', attempts: 2, leaseUntil }, nextAttemptAt: leaseUntil });
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails).toHaveLength(1);
    world.now = new Date(leaseUntil.getTime() + 1);
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails).toHaveLength(2);
    expect(new Set(world.smtp.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await stateOf(world, path)).toMatchObject({ mail: { state: 'delivered', attempts: 3 } });
  });

  test('ends at an address that the mail server refuses', async () => {
    const world = await openWorld();
    const { path } = await world.invite({ email: 'unknown@example.org' });
    await sweepInvitations(world.inviter);
    expect(await stateOf(world, path)).toMatchObject({
      nextAttemptAt: null,
      mail: { state: 'failed', reason: 'the address was refused' },
    });
  });

  test('does not go out for an invitation that was revoked, and an end survives the record of a mail', async () => {
    const world = await openWorld();
    const { path, providerId, invitationId: id } = await world.invite();
    const revoke = makeCommand('invitation.revoke', providerId, { invitationId: id });
    const owner = String((await world.database.doc(`serviceProviders/${providerId}`).get()).get('ownerId'));
    expect(await run(userActor(owner), revoke, world.now, world.database)).toMatchObject({ outcome: 'applied' });
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails).toHaveLength(0);

    const second = await world.invite();
    const revokeSecond = makeCommand('invitation.revoke', providerId, { invitationId: second.invitationId });
    const mailer = {
      ...world.inviter.mailer,
      send: async (...sent: Parameters<Inviter['mailer']['send']>) => {
        await mustRun(userActor(owner), revokeSecond, world.now, world.database);
        return await world.inviter.mailer.send(...sent);
      },
    };
    await sweepInvitations({ ...world.inviter, mailer });
    expect(await stateOf(world, second.path)).toMatchObject({
      status: 'revoked',
      version: 2,
      nextAttemptAt: null,
      mail: { state: 'delivered' },
    });
    expect(await stateOf(world, path)).toMatchObject({ status: 'revoked' });
  });

  test('says so if the address of the app is not set', async () => {
    const world = await openWorld('');
    const { path } = await world.invite();
    await sweepInvitations(world.inviter);
    expect(await stateOf(world, path)).toMatchObject({
      nextAttemptAt: null,
      mail: { state: 'skipped', reason: 'the address of the app is not set' },
    });
  });

  test('goes to one address three times a day at most', async () => {
    const world = await openWorld();
    for (let n = 0; n < 3; n++) await world.invite();
    await sweepInvitations(world.inviter);
    const { path } = await world.invite();
    await world.invite({ email: 'eve@example.org' });
    await sweepInvitations(world.inviter);
    expect(world.smtp.mails.filter(({ to }) => to === 'bob@example.org')).toHaveLength(3);
    expect(world.smtp.mails.filter(({ to }) => to === 'eve@example.org')).toHaveLength(1);
    expect(await stateOf(world, path)).toMatchObject({ mail: { state: 'skipped', reason: 'too many e-mails today' } });
  });
});
