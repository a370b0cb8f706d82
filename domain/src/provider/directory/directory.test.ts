import { describe, expect, test } from 'vitest';
import {
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

const home = 'serviceProviders/salon';
const entry = 'directory/salon';
const place = { latitude: 52.52, longitude: 13.405 };

const listed = () => {
  const stage = salon();
  stage.pass('provider.list', { place, text: 'Torstraße 1, Berlin' }, { by: owner, at: later(1) });
  return stage;
};

describe('provider.list', () => {
  test('puts the provider into the directory and keeps the rest of its profile', () => {
    const before = salon().store.get(home);
    const { store } = listed();
    expect(store.get(home)).toEqual({
      ...before,
      listing: { place, text: 'Torstraße 1, Berlin', listedAt: later(1) },
      version: 2,
      lastCommandId: 'command-1',
      updatedAt: later(1),
    });
    expect(store.get(entry)).toEqual({
      name: 'Salon salon',
      kind: before?.kind,
      text: 'Torstraße 1, Berlin',
      place,
      nameKey: 'salon salon',
      prefixes: expect.arrayContaining(['s', 'salon', 'salon s', 'salon salon']),
      cells: expect.arrayContaining(['3', expect.stringMatching(/^3[0-3]{16}$/)]),
      createdAt: later(1),
      updatedAt: later(1),
    });
    expect(store.list(`${home}/events`)).toMatchObject([
      { type: 'provider.listed', version: 2, createdBy: 'olga', payload: { place, text: 'Torstraße 1, Berlin' } },
    ]);
  });

  test('replaces place and text, and remembers since when', () => {
    const stage = listed();
    stage.pass('provider.list', {}, { by: owner, at: later(9) });
    expect(stage.store.get(home)?.listing).toEqual({ listedAt: later(1) });
    expect(stage.store.get(entry)).toMatchObject({ cells: [], createdAt: later(1), updatedAt: later(9) });
    expect(stage.store.get(entry)).not.toHaveProperty('place');
  });

  test.each([staff, cook, formerStaff, rival, bob])('is denied to $uid', (by) => {
    expect(salon().refused('provider.list', { place }, { by })).toMatchObject({ code: 'permission-denied' });
  });

  test.each([
    ['a latitude beyond the pole', { place: { ...place, latitude: 91 } }, 'place.latitude'],
    ['a longitude beyond the globe', { place: { ...place, longitude: -180.1 } }, 'place.longitude'],
    ['no number', { place: { ...place, latitude: Number.NaN } }, 'place.latitude'],
    ['an endless number', { place: { ...place, longitude: Number.POSITIVE_INFINITY } }, 'place.longitude'],
    ['text for a number', { place: { ...place, latitude: '52' } }, 'place.latitude'],
    ['half a place', { place: { latitude: 1 } }, 'place.longitude'],
    ['a place with height', { place: { ...place, height: 1 } }, 'place.height'],
    ['10 kB of text', { text: 'x'.repeat(10_000) }, 'text'],
    ['blank text', { text: '  ' }, 'text'],
    ['a web address', { text: 'see https://example.org' }, 'text'],
    ['text that turns what follows', { text: '\u202Enilreb' }, 'text'],
    ['a name of its own', { name: 'Nova' }, 'name'],
  ])('is rejected with %s', (_, payload, field) => {
    const refusal = salon().refused('provider.list', payload as never, { by: owner });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field } });
  });
});

describe('a listed provider', () => {
  test('is found by its new name and kind from the same commit on', () => {
    const stage = listed();
    stage.pass('provider.update', { name: 'Nova Spa', kind: 'spa' }, { by: owner, at: later(2) });
    expect(stage.store.get(entry)).toMatchObject({ name: 'Nova Spa', kind: 'spa', nameKey: 'nova spa', place });
    expect(stage.store.get(entry)?.prefixes).not.toContain('salon');
  });

  test('leaves the directory, keeps its short address, and comes back', () => {
    const stage = listed();
    stage.pass('provider.setShortAddress', { shortAddress: 'nova' }, { by: owner });
    expect(stage.store.get(entry)).toMatchObject({ shortAddress: 'nova', place });
    stage.pass('provider.unlist', {}, { by: owner });
    expect(stage.store.get(entry)).toBeUndefined();
    expect(stage.store.get(home)).not.toHaveProperty('listing');
    expect(stage.store.get('shortAddresses/nova')).toMatchObject({ providerId: 'salon' });
    expect(stage.refused('provider.unlist', {}, { by: owner }).details?.reason).toBe('not-listed');
    stage.pass('provider.list', {}, { by: owner });
    expect(stage.store.get(entry)).toMatchObject({ shortAddress: 'nova' });
  });
});

test('a provider that nobody has listed stays out of the directory, whatever it changes', () => {
  const stage = salon();
  stage.pass('provider.update', { name: 'Nova' }, { by: owner });
  stage.pass('provider.setShortAddress', { shortAddress: 'nova' }, { by: owner });
  expect(stage.store.get(entry)).toBeUndefined();
});

test('a provider that does not exist is not listed, and a stale command changes nothing', () => {
  const stage = salon();
  const lost = { by: schedule, providerId: 'lost' };
  const reasons = [
    stage.refused('provider.list', {}, lost),
    stage.refused('provider.unlist', {}, lost),
    stage.refused('provider.setShortAddress', { shortAddress: 'nova' }, lost),
  ].map(({ details }) => details?.reason);
  expect(reasons).toEqual(['no-provider', 'no-provider', 'no-provider']);
  const stale = stage.refused('provider.list', {}, { by: owner, expectedVersion: 7 });
  expect(stale).toMatchObject({ code: 'aborted' });
});

describe('provider.setShortAddress', () => {
  test('names the provider, and the earlier one leads to it for good', () => {
    const stage = salon();
    stage.pass('provider.setShortAddress', { shortAddress: 'nova' }, { by: owner });
    stage.pass('provider.setShortAddress', { shortAddress: 'nova-spa' }, { by: owner });
    const claim = { providerId: 'salon', createdAt: monday, updatedAt: monday };
    expect(stage.store.get('shortAddresses/nova')).toEqual(claim);
    expect(stage.store.get('shortAddresses/nova-spa')).toEqual(claim);
    expect(stage.store.get(home)).toMatchObject({ shortAddress: 'nova-spa', shortAddresses: ['nova', 'nova-spa'] });
    stage.pass('provider.setShortAddress', { shortAddress: 'nova' }, { by: owner });
    expect(stage.store.get(home)).toMatchObject({ shortAddress: 'nova', shortAddresses: ['nova', 'nova-spa'] });
    stage.pass('provider.setShortAddress', { shortAddress: null }, { by: owner });
    expect(stage.store.get(home)).not.toHaveProperty('shortAddress');
    expect(stage.store.list(`${home}/events`).at(-1)).toMatchObject({
      type: 'provider.shortAddressChanged',
      payload: { shortAddresses: ['nova', 'nova-spa'] },
    });
  });

  test('is refused if the address leads to another provider, even an earlier address of it', () => {
    const stage = salon();
    const taken = { by: rival, providerId: 'rival' };
    stage.pass('provider.setShortAddress', { shortAddress: 'nova' }, taken);
    stage.pass('provider.setShortAddress', { shortAddress: 'other' }, taken);
    expect(stage.refused('provider.setShortAddress', { shortAddress: 'nova' }, { by: owner })).toMatchObject({
      code: 'already-exists',
      details: { reason: 'short-address-taken' },
    });
  });

  test('takes five addresses, ever', () => {
    const stage = salon();
    for (const n of [1, 2, 3, 4, 5])
      stage.pass('provider.setShortAddress', { shortAddress: `nova-${n}` }, { by: owner });
    const sixth = stage.refused('provider.setShortAddress', { shortAddress: 'nova-6' }, { by: owner });
    expect(sixth).toMatchObject({ code: 'resource-exhausted', details: { limit: 'shortAddresses', most: 5 } });
    stage.pass('provider.setShortAddress', { shortAddress: 'nova-1' }, { by: schedule });
  });

  test.each(['admin', 'ad-min', 'support', 'sign-in', 'counterfoil'])('reserves %s', (shortAddress) => {
    const refusal = salon().refused('provider.setShortAddress', { shortAddress }, { by: owner });
    expect(refusal.details?.reason).toBe('reserved-short-address');
  });

  test.each([
    'ab',
    'x'.repeat(41),
    'Admin',
    'nova spa',
    '1nova',
    '-nova',
    'nova-',
    'no--va',
    'nova.spa',
    '..',
    '../salon',
    'nova/spa',
    'nоva',
    'nova\u200B',
    '\u212Aiosk',
    '__nova__',
    'nova\n',
    '',
  ])('takes no %j', (shortAddress) => {
    const refusal = salon().refused('provider.setShortAddress', { shortAddress }, { by: owner });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field: 'shortAddress' } });
  });

  test.each([staff, cook, formerStaff, rival, bob])('is denied to $uid', (by) => {
    const refusal = salon().refused('provider.setShortAddress', { shortAddress: 'nova' }, { by });
    expect(refusal).toMatchObject({ code: 'permission-denied' });
  });
});
