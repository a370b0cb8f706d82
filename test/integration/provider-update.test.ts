import { desk } from '@counterfoil/client/desk';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { providerEventsOf } from '../kit/provider-events.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const openingHours = { sat: [{ open: '10:00', close: '14:00' }] };

test('a manager changes the opening hours from a device, and the feed tells it once', async () => {
  const { providerId } = await createTenant();
  const manager = await signIn();
  await putMember(providerId, manager.uid, 'manager');
  const { counterfoil } = manager;
  const outcome = await counterfoil.send({ type: 'provider.update', providerId, payload: { openingHours } });
  expect(outcome).toMatchObject({ outcome: 'applied', version: 2 });
  const shown = counterfoil.provider(providerId).profile();
  await eventually(shown, ({ data }) => data?.openingHours?.sat?.length === 1);
  // The name's event follows, so the trigger for the hours has run as well.
  const stamps = { updatedAt: new Date(), updatedBy: manager.uid };
  await firestore.doc(`serviceProviders/${providerId}`).update({ name: 'Salon Nova', ...stamps });
  const events = await eventually(
    providerEventsOf(providerId, providerId),
    (all) => all.some(({ payload }) => JSON.stringify(payload).includes('Salon Nova')),
    50_000,
  );
  const updates = events.filter(({ type }) => type === 'provider.updated');
  expect(updates.map(({ payload }) => payload)).toEqual([
    { before: {}, after: { openingHours } },
    { before: expect.objectContaining({ name: 'Salon Test' }), after: expect.objectContaining({ name: 'Salon Nova' }) },
  ]);
  expect(updates[0]).toMatchObject({ createdBy: manager.uid });
  await manager.close();
});

test('a person without anything registers a provider by the client alone, and sees it among their own', async () => {
  const person = await signIn();
  const { counterfoil } = person;
  const providerId = newId('nail-bar');
  const mine = counterfoil.me().memberships();
  const seen = eventually(mine, ({ data }) => data.length === 1);
  const payload = {
    name: 'Nail Bar',
    kind: 'salon',
    timeZone: 'Africa/Cairo',
    currency: 'EGP',
    modules: ['booking'],
    openingHours,
  };
  expect(await counterfoil.send({ type: 'provider.create', providerId, payload })).toMatchObject({
    outcome: 'applied',
  });
  expect((await seen).data).toMatchObject([{ id: providerId, providerId, role: 'owner', providerName: 'Nail Bar' }]);
  const profile = counterfoil.provider(providerId).profile();
  expect((await eventually(profile, ({ data }) => data !== undefined)).data).toMatchObject({
    ...payload,
    settings: {},
  });

  const settings = { taxIncluded: true, colour: 'red' };
  const change = { name: 'Nail Studio', modules: ['booking', 'restaurant'] };
  await counterfoil.send({ type: 'provider.update', providerId, payload: { ...change, settings } });
  const { data: changed } = await eventually(profile, ({ data }) => data?.version === 2);
  expect(changed).toMatchObject({ ...payload, ...change });
  // Members see all settings, and everybody those that bookings and orders need.
  expect(changed?.settings).toEqual({ taxIncluded: true });
  const hidden = desk(counterfoil, providerId).privateProfile();
  const { data } = await eventually(hidden, (state) => state.data?.settings.colour === 'red');
  expect(data).toMatchObject({ settings, ownerIds: [person.uid] });
  const stranger = await signIn();
  await eventually(stranger.counterfoil.provider(providerId).profile(), (state) => state.data !== undefined);
  const theirs = desk(stranger.counterfoil, providerId).privateProfile();
  await expect(eventually(theirs, () => true)).rejects.toMatchObject({ code: 'permission-denied' });
  await Promise.all([person.close(), stranger.close()]);
});

test('an owner removes a member although an earlier version let in malformed opening hours', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  await putMember(providerId, 'staff', 'staff');
  const profile = firestore.doc(`serviceProviders/${providerId}`);
  await profile.update({ openingHours: { mon: '' } });
  const send = (userId: string) => owner.counterfoil.send({ type: 'member.remove', providerId, payload: { userId } });
  expect(await send('staff')).toMatchObject({ outcome: 'applied' });
  expect((await profile.get()).get('openingHours')).toEqual({ mon: '' });
  const added = { userId: 'second', role: 'owner' } as const;
  await owner.counterfoil.send({ type: 'member.add', providerId, payload: added });
  expect((await profile.get()).data()).toMatchObject({ openingHours: { mon: '' }, name: 'Salon Test' });
  await owner.close();
});
