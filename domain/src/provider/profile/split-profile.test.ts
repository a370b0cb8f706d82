import { describe, expect, test } from 'vitest';
import { given, type SendOptions, type Stage } from '../../../test-kit/given.ts';
import { alice, bob, later, monday } from '../../../test-kit/salon.ts';
import type { CommandPayloads, CommandType, Fields } from '../../index.ts';
import { privateProfileRef, providerPath } from './paths.ts';

const profile = { name: 'Salon Nord', kind: 'salon', timeZone: 'Europe/Berlin', currency: 'EUR' };
const [path, { path: membersPath }] = [providerPath('nord'), privateProfileRef('nord')];
const settings = { taxIncluded: false, limits: { upcoming: 5 }, loyalty: { pointsPerUnit: 2 }, colour: 'red' };

type Step = readonly [type: CommandType, payload: object, by: SendOptions['by']];

const steps: readonly Step[] = [
  ['provider.update', { settings, name: 'Nord' }, alice],
  ['member.add', { userId: 'bob', role: 'owner' }, alice],
  ['member.accept', { userId: 'bob' }, bob],
  ['closure.create', { closureId: 'c', from: '2026-06-01', until: '2026-06-02', onConflict: 'cancel' }, bob],
  ['provider.list', { text: 'Main street' }, bob],
  ['provider.setShortAddress', { shortAddress: 'nord-salon' }, alice],
  ['provider.handOver', { userId: 'bob' }, alice],
  ['member.remove', { userId: 'alice' }, bob],
  ['provider.update', { settings: { colour: 'blue' } }, bob],
  ['provider.unlist', {}, bob],
];

const pass = (stage: Stage, steps: readonly Step[]) => {
  for (const [n, [type, payload, by]] of steps.entries()) {
    stage.pass(type, payload as CommandPayloads[typeof type], { by, at: later(n) });
  }
};

const created = () => {
  const stage = given('nord', monday, {});
  stage.pass('provider.create', profile, { by: alice });
  return stage;
};

/** The same provider, as the earlier version has stored it. */
const ofBefore = () => {
  const stage = created();
  const whole = { ...stage.store.get(path), ...stage.store.get(membersPath) };
  const writes = [{ op: 'set', path, data: whole } as const, { op: 'drop', path: membersPath } as const];
  stage.store.commit(writes, monday);
  return stage;
};

const partsOf = ({ store }: Stage) => ({ everybody: store.get(path) ?? {}, members: store.get(membersPath) ?? {} });

describe('each command on a profile', () => {
  test.each(steps.map((_, n) => n + 1))(
    'leaves the same profile as the earlier version, after %i commands',
    (count) => {
      const [split, whole] = [created(), ofBefore()];
      for (const stage of [split, whole]) pass(stage, steps.slice(0, count));
      const { everybody, members } = partsOf(split);
      const joined: Fields = { ...everybody, ...members };
      expect(joined).toEqual(partsOf(whole).everybody);
      expect(split.store.list(`${path}/events`)).toEqual(whole.store.list(`${path}/events`));
    },
  );

  test.each(steps.map((_, n) => n + 1))('shows everybody only what they need, after %i commands', (count) => {
    const stage = created();
    pass(stage, steps.slice(0, count));
    const { everybody } = partsOf(stage);
    expect(everybody).not.toHaveProperty('ownerIds');
    expect(everybody.lastCommandId).toBe('');
    expect(
      Object.keys(everybody.settings as Fields).filter((name) => !['limits', 'taxIncluded'].includes(name)),
    ).toEqual([]);
  });
});

describe('a profile', () => {
  test('has the settings that bookings and orders need, and members have all', () => {
    const stage = created();
    pass(stage, steps.slice(0, 1));
    const { everybody, members } = partsOf(stage);
    expect(everybody.settings).toEqual({ taxIncluded: false, limits: { upcoming: 5 } });
    expect(members.settings).toEqual(settings);
  });

  test('of an earlier version stays whole, so that this version reads it', () => {
    const stage = ofBefore();
    pass(stage, steps);
    expect(partsOf(stage)).toMatchObject({
      everybody: { ownerIds: ['bob'], settings: { colour: 'blue' } },
      members: {},
    });
  });

  test('keeps its last owner', () => {
    const stage = created();
    expect(stage.refused('member.remove', { userId: 'alice' }, { by: alice }).details).toMatchObject({
      reason: 'lastOwner',
    });
  });
});
