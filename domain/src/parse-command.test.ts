import { describe, expect, test } from 'vitest';
import { commandSpecs } from './commands.ts';
import { parseCommand } from './parse-command.ts';

const payload = { reservationId: 'r', serviceId: 'cut', startTime: '2026-05-04T10:00:00+02:00', partySize: 1 };
const command = {
  id: '0196a0c2-7b7e-7000-8000-000000000001',
  type: 'reservation.create',
  providerId: 'salon',
  payload,
  issuedAt: '2026-05-04T06:00:00Z',
};

const refusal = (raw: unknown) => {
  const parsed = parseCommand(raw);
  if (!('rejection' in parsed)) throw new Error('the command was accepted');
  expect(parsed.rejection.code).toBe('invalid-argument');
  return { field: parsed.rejection.details?.field, message: parsed.rejection.message };
};

test('accepts a valid command and returns the parsed payload', () => {
  const parsed = parseCommand({
    ...command,
    payload: { ...payload, attendees: [' Ann ', { name: 'Ben', phone: '1' }] },
    expectedVersion: 0,
    expiresAt: '2026-05-04T08:00:00+02:00',
    deviceId: 'till-1',
  });
  if ('rejection' in parsed) throw new Error(parsed.rejection.message);
  expect(parsed.command.payload).toEqual({ ...payload, attendees: ['Ann', { name: 'Ben', phone: '1' }] });
  expect(parsed.command).toMatchObject({
    id: command.id,
    expectedVersion: 0,
    expiresAt: '2026-05-04T08:00:00+02:00',
    deviceId: 'till-1',
  });
});

test.each([undefined, null, 'reservation.create', 7, [], {}])('rejects %j as a command', (raw) => {
  refusal(raw);
});

describe('the type', () => {
  test.each(['reservation.steal', '', 'toString', 'constructor', '__proto__'])('%j is unknown', (type) => {
    expect(refusal({ ...command, type })).toEqual({ field: 'type', message: 'unknown command type' });
  });

  test.each([undefined, 7, 'x'.repeat(101)])('%j is invalid', (type) => {
    expect(refusal({ ...command, type }).field).toBe('type');
  });
});

describe('names the invalid field', () => {
  test.each<[string, object, string]>([
    ['an unknown field of the envelope', { userId: 'eve' }, 'userId'],
    ['an unknown field of the payload', { payload: { ...payload, totalPrice: 1 } }, 'totalPrice'],
    ['a field with the wrong type', { payload: { ...payload, partySize: '2' } }, 'partySize'],
    ['a missing field of the payload', { payload: { ...payload, serviceId: undefined } }, 'serviceId'],
    ['a nested field', { payload: { ...payload, attendees: ['Ann', 7] } }, 'attendees.1'],
    ['a negative version', { expectedVersion: -1 }, 'expectedVersion'],
    ['a version that is not a number', { expectedVersion: '1' }, 'expectedVersion'],
    ['a fractional version', { expectedVersion: 1.5 }, 'expectedVersion'],
    ['a time without offset', { issuedAt: '2026-05-04T10:00:00' }, 'issuedAt'],
    ['an invalid time', { issuedAt: 'yesterday' }, 'issuedAt'],
    ['a time of 41 characters', { issuedAt: `2026-05-04T10:00:00.${'0'.repeat(20)}Z` }, 'issuedAt'],
    ['an expiry without offset', { expiresAt: '2026-05-04T10:00:00' }, 'expiresAt'],
    ['an expiry that is no text', { expiresAt: 1_777_881_600_000 }, 'expiresAt'],
    ['null for an expiry', { expiresAt: null }, 'expiresAt'],
    ['an expiry of 41 characters', { expiresAt: `2026-05-04T10:00:00.${'0'.repeat(20)}Z` }, 'expiresAt'],
  ])('%s', (_, more, field) => {
    expect(refusal({ ...command, ...more }).field).toBe(field);
  });
});

test.each(Object.keys(commandSpecs))('%s requires a payload without unknown fields', (type) => {
  const { payload: _, ...without } = command;
  expect(refusal({ ...without, type }).field).toBe('payload');
  refusal({ ...command, type, payload: null });
  refusal({ ...command, type, payload: [] });
  refusal({ ...command, type, payload: { unheard: 1 } });
});

describe('an id', () => {
  const isAccepted = (id: string) => !('rejection' in parseCommand({ ...command, id }));

  test.each(['a', 'A-z_0', '_', '__', '__a', 'a__', 'x'.repeat(128)])('%j is valid', (id) => {
    expect(isAccepted(id)).toBe(true);
  });

  test.each(['', 'a/b', '.', '..', 'a b', 'ä', 'x'.repeat(129), '__x__', '____', 'a\n'])('%j is invalid', (id) => {
    expect(isAccepted(id)).toBe(false);
  });

  test('is validated in every field', () => {
    expect(refusal({ ...command, id: '__x__' }).field).toBe('id');
    expect(refusal({ ...command, providerId: '../other' }).field).toBe('providerId');
    expect(refusal({ ...command, deviceId: '' }).field).toBe('deviceId');
    expect(refusal({ ...command, payload: { ...payload, reservationId: '__r__' } }).field).toBe('reservationId');
    expect(refusal({ ...command, payload: { ...payload, serviceId: 'a/b' } }).field).toBe('serviceId');
  });
});

test('truncates a long field name of the sender', () => {
  const { field, message } = refusal({ ...command, ['x'.repeat(10_000)]: 1 });
  expect(field).toBe(`${'x'.repeat(120)}…`);
  expect(message.length).toBeLessThan(200);
});
