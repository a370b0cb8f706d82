import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Addresses,
  CallFailed,
  call,
  get,
  list,
  queue,
  type Session,
  signIn,
  type WireCommand,
} from '../../docs/http-client/http-client.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { faultsBy } from '../kit/wire/validator.ts';

const addresses: Addresses = {
  projectId,
  apiKey: 'any',
  auth: `http://${emulators.auth}/identitytoolkit.googleapis.com`,
  firestore: `http://${emulators.firestore}`,
  functions: `http://${emulators.functions}/${projectId}/us-central1`,
};

let providerId: string;
let person: Session;

beforeAll(async () => {
  ({ providerId } = await createTenant());
  const account = { email: `${newId('http')}@example.org`, password: 'correct horse' };
  const { uid } = await signIn(addresses, 'signUp', account);
  person = await signIn(addresses, 'signInWithPassword', account);
  expect(person.uid).toBe(uid);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const booking = (more: object = {}): WireCommand => ({
  id: newId('command'),
  type: 'reservation.create',
  providerId,
  payload: { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(3, 12).toISOString(), partySize: 1 },
  issuedAt: new Date().toISOString(),
  ...more,
});

const settled = async (id: string) => {
  const path = `endUsers/${person.uid}/commands/${id}`;
  const stored = () => get(addresses, person, path);
  await expect.poll(stored).toMatchObject({ status: expect.not.stringMatching('queued') });
  return await stored();
};

describe('a client without an SDK', () => {
  test('sends commands by the protocol of callables, again without effect', async () => {
    const good = booking();
    const bad = booking({ expiresAt: inDays(-1).toISOString() });
    const { outcomes, at } = await call(addresses, person, [good, bad]);
    expect(outcomes).toMatchObject([
      { commandId: good.id, outcome: 'applied', version: 1 },
      { commandId: bad.id, outcome: 'rejected', rejection: { details: { reason: 'expired' } } },
    ]);
    expect(faultsBy('CallAnswer', { result: { outcomes, at } })).toEqual([]);
    expect(faultsBy('ReservationCreateCommand', good)).toEqual([]);
    expect((await call(addresses, person, [good])).outcomes).toMatchObject([{ outcome: 'duplicate', version: 1 }]);
  });

  test('queues a chain of commands, and reads their outcomes', async () => {
    const folder = `endUsers/${person.uid}`;
    const first = booking();
    const { reservationId } = first.payload;
    const startTime = inDays(4, 12).toISOString();
    const then = booking({ type: 'reservation.reschedule', payload: { reservationId, startTime } });
    await queue(addresses, person, { folder, command: first });
    await queue(addresses, person, { folder, command: then, after: first.id });
    for (const [version, { id }] of [first, then].entries()) {
      const stored = await settled(id);
      expect(stored).toMatchObject({ status: 'applied', version: version + 1 });
      expect(stored).not.toHaveProperty('payload');
      expect(faultsBy('StoredCommand', stored)).toEqual([]);
    }
  });

  test('is denied a second document with the same id', async () => {
    const command = booking();
    const folder = `endUsers/${person.uid}`;
    await queue(addresses, person, { folder, command });
    await expect(queue(addresses, person, { folder, command })).rejects.toMatchObject({ status: 409 });
  });

  test('reads a list, and a document of it', async () => {
    await call(addresses, person, [booking(), booking()]);
    const parent = `endUsers/${person.uid}`;
    const reservations = await list(addresses, person, {
      parent,
      collection: 'reservations',
      where: ['status', 'confirmed'],
      orderBy: [['reservationStartTime', 'DESCENDING']],
      limit: 2,
    });
    expect(reservations).toHaveLength(2);
    for (const reservation of reservations) {
      expect(faultsBy('Reservation', reservation)).toEqual([]);
      const { reservationId } = reservation;
      expect(await get(addresses, person, `${parent}/reservations/${reservationId}`)).toEqual(reservation);
    }
    expect(await get(addresses, person, `${parent}/reservations/none`)).toBeUndefined();
  });

  test('learns from a failed call when to send again, and what is settled', async () => {
    const failing = (status: number, details: object, headers = {}) =>
      vi
        .spyOn(globalThis, 'fetch')
        .mockResolvedValueOnce(
          Response.json({ error: { status: 'X', message: 'later', details } }, { status, headers }),
        );
    failing(429, { retryAfterSeconds: 3 }, { 'retry-after': '3' });
    const slow = await call(addresses, person, [booking()]).catch((error: unknown) => error);
    expect(slow).toBeInstanceOf(CallFailed);
    expect(slow).toMatchObject({ status: 429, retryAfter: 3, outcomes: undefined });
    failing(503, { outcomes: [null] });
    await expect(call(addresses, person, [booking()])).rejects.toMatchObject({ status: 503, outcomes: [null] });
    await expect(call(addresses, { ...person, idToken: '' }, [booking()])).rejects.toMatchObject({ status: 401 });
  });
});

describe('the document of a queued command is denied', () => {
  const url = `${addresses.firestore}/v1/projects/${projectId}/databases/(default)/documents:commit`;

  /** Changes the write of `queue` on its way. */
  const tampered = async (change: (write: Write) => unknown): Promise<number> => {
    const real = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementationOnce((_, init) => {
      const body = JSON.parse(String(init?.body));
      change(body.writes[0]);
      return real(url, { ...init, body: JSON.stringify(body) });
    });
    const sent = queue(addresses, person, { folder: `endUsers/${person.uid}`, command: booking() });
    return await sent.then(
      () => 200,
      (error: CallFailed) => error.status,
    );
  };

  interface Write {
    update: { fields: Record<string, unknown> };
    updateTransforms?: unknown;
  }

  test('for nothing, as the client writes it', async () => {
    expect(await tampered(() => {})).toBe(200);
  });

  test.each(['id', 'type', 'providerId', 'payload', 'issuedAt', 'status', 'createdBy'])('without %s', async (field) => {
    expect(await tampered(({ update }) => Reflect.deleteProperty(update.fields, field))).toBe(403);
  });

  test('without createdAt, and with the time of the device', async () => {
    expect(await tampered((write) => Reflect.deleteProperty(write, 'updateTransforms'))).toBe(403);
    const ofDevice = (write: Write): void => {
      Reflect.deleteProperty(write, 'updateTransforms');
      write.update.fields.createdAt = { timestampValue: new Date().toISOString() };
    };
    expect(await tampered(ofDevice)).toBe(403);
  });
});
