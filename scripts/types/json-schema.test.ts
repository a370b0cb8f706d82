import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../domain/src/wire/json-schema.ts';
import { faultsBy, schemaNames } from '../../test/kit/wire/validator.ts';

const command = {
  id: 'c1',
  type: 'reservation.create',
  providerId: 'salon',
  payload: { reservationId: 'r', serviceId: 'cut', startTime: '2026-05-04T10:00:00+02:00', partySize: 1 },
  issuedAt: '2026-05-01T09:00:00Z',
};

const category = { name: 'Pizze', sortOrder: 1 };

test.each(schemaNames)('%s is a schema that a strict validator compiles', (name) => {
  expect(faultsBy(name, 7)).not.toEqual([]);
});

test('is JSON, with no value that JSON lacks', () => {
  expect(JSON.parse(JSON.stringify(jsonSchema()))).toEqual(jsonSchema());
});

describe('a command', () => {
  test('is valid as its sender writes it', () => {
    expect(faultsBy('ReservationCreateCommand', { ...command, expiresAt: '2026-05-04T08:00:00Z' })).toEqual([]);
  });

  test.each([
    ['without its payload', { payload: undefined }],
    ['of another type', { type: 'order.place' }],
    ['with an unknown field', { urgent: true }],
    ['with an unknown field of its payload', { payload: { ...command.payload, totalPrice: 1 } }],
    ['with a time that is none', { expiresAt: 'tomorrow' }],
  ])('is invalid %s', (_, more) => {
    expect(faultsBy('ReservationCreateCommand', { ...command, ...more })).toHaveLength(1);
  });
});

describe('a document', () => {
  test('may have fields of a newer version', () => {
    expect(faultsBy('Category', { ...category, colour: 'red' })).toEqual([]);
  });

  test('has its times as ISO 8601', () => {
    const member = { role: 'staff', active: true, version: 1, lastCommandId: 'c', createdAt: '2026-05-04T08:00:00Z' };
    expect(faultsBy('Member', { ...member, updatedAt: '2026-05-04T08:00:00.123456Z' })).toEqual([]);
    expect(faultsBy('Member', { ...member, updatedAt: 1_777_881_600 })).toEqual(['/updatedAt must be string']);
  });
});
