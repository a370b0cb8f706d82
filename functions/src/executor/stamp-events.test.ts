import { providerEvents, type Write } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { stampEvents } from './stamp-events.ts';

const receivedAt = new Date('2030-01-01T12:00:00Z');
const command = { id: 'c', providerId: 'salon', issuedAt: '2030-01-01T11:59:59.900Z' };
const event = (folder: string, n: number): Write => {
  const id = `c_${n}`;
  return { op: 'create', path: `${folder}/${id}`, data: { id, metadata: { deviceId: null, priority: 'normal' } } };
};
const writes = [event('endUsers/u/events', 0), event(providerEvents('salon'), 0), event(providerEvents('salon'), 1)];
const tally = { errors: 1, conflicts: 2, retries: 3 };

test("the provider's events get their times and a shard, the first one the trouble before it, and others nothing", () => {
  const stamped = stampEvents(writes, { command, receivedAt, tally });
  const times = { issuedAt: new Date(command.issuedAt), receivedAt };
  expect(stamped[0]).toEqual(writes[0]);
  expect(stamped.slice(1)).toMatchObject([
    { data: { metadata: { deviceId: null, priority: 'normal', ...times, ...tally }, shard: expect.any(Number) } },
    { data: { metadata: { ...times }, shard: expect.any(Number) } },
  ]);
  expect(JSON.stringify(stamped[2])).not.toContain('conflicts');
});

test.each(['0000-01-01T00:00:00Z', '2020-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
  'a clock that shows %s is left out',
  (issuedAt) => {
    const [, first] = stampEvents(writes, { command: { ...command, issuedAt }, receivedAt, tally: undefined });
    expect(JSON.stringify(first)).not.toContain('issuedAt');
    expect(JSON.stringify(first)).toContain('receivedAt');
  },
);
