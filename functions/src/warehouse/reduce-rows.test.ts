import { expect, test } from 'vitest';
import { reduceRows } from './reduce-rows.ts';

const key = 'a key of the test, long';

/** As `@firebaseextensions/firestore-bigquery-change-tracker` 2.2.1 has sent one. */
const row = (more: object = {}, path = 'serviceProviders/salon/events/c1_0') => ({
  insertId: 'cloud-event-1',
  json: {
    timestamp: '2026-11-30T11:32:02.046Z',
    event_id: 'cloud-event-1',
    document_name: `projects/demo/databases/(default)/documents/${path}`,
    document_id: path.split('/').at(-1),
    operation: 'CREATE',
    data: JSON.stringify({
      id: 'c1_0',
      type: 'reservation.completed',
      entityType: 'reservation',
      entityId: 'booking-1',
      version: 3,
      createdBy: 'uid-of-ada',
      payload: { completedBy: 'uid-of-ada' },
      reference: { userId: 'uid-of-bo', status: 'completed', serviceName: 'Cut by Ada', serviceId: 'cut' },
      occurredAt: { _seconds: 1_700_000_000, _nanoseconds: 123_000_000 },
    }),
    old_data: JSON.stringify({ reference: { serviceName: 'Cut by Ada' } }),
    path_params: '{"pid":"salon"}',
    ...more,
  },
});

const reduced = (rows: readonly object[], by = key) => {
  const { status, body } = reduceRows({ data: rows }, by);
  expect(status, JSON.stringify(body)).toBe(200);
  const answered: { json: { data: string | null; document_id: string; document_name: string } }[] = Object(body).data;
  return answered.map(({ json }) => ({ ...json, data: json.data === null ? null : JSON.parse(json.data) }));
};

test('keeps figures, times and ids of things on offer, and hashes or drops all the rest', () => {
  const [one] = reduced([row()]);
  expect(one?.data).toEqual({
    providerId: 'salon',
    type: 'reservation.completed',
    entityType: 'reservation',
    entity: expect.stringMatching(/^[\w-]{22}$/),
    version: 3,
    customer: expect.stringMatching(/^[\w-]{22}$/),
    occurredAt: '2023-11-14T22:13:20.123Z',
    createdAt: null,
    reference: { status: 'completed', serviceId: 'cut' },
  });
  expect(JSON.stringify(one)).not.toMatch(/ada|Ada|uid-of|booking-1|c1_0|path_params/);
  expect(one).toMatchObject({ old_data: null });
});

test('the same event keeps its name at each delivery, another house or key gives another', () => {
  const name = (rows: ReturnType<typeof reduced>) => rows.map(({ document_id }) => document_id);
  const [first, again, elsewhere] = name(reduced([row(), row(), row({}, 'serviceProviders/other/events/c1_0')]));
  expect(again).toBe(first);
  expect(elsewhere).not.toBe(first);
  expect(name(reduced([row()], `${key}!`))).not.toEqual([first]);
});

test('a deleted event keeps its name and holds nothing', () => {
  const [gone] = reduced([row({ operation: 'DELETE', data: undefined })]);
  expect(gone).toMatchObject({ operation: 'DELETE', data: null, document_id: reduced([row()])[0]?.document_id });
});

test('an event of an unknown type, a broken one and one without fields leave nothing but a row', () => {
  const odd = {
    type: 'salon.renamed',
    name: 'Ada',
    payload: { name: 'Ada' },
    entityId: 'e',
    entityType: 'Ada Lovelace',
  };
  const [unknown, broken, empty] = reduced([
    row({ data: JSON.stringify(odd) }),
    row({ data: '{"name":"Ada' }),
    row({ data: '{}' }),
  ]);
  expect(unknown?.data).toMatchObject({ type: 'other', entityType: null });
  expect(JSON.stringify(unknown)).not.toContain('Ada');
  expect(broken?.data).toBeNull();
  expect(empty?.data).toMatchObject({ type: 'other', entity: null });
});

test.each([
  ['no rows', { data: [] }, 'data'],
  ['no list', {}, 'data'],
  ['nothing', undefined, 'data'],
  ['too many rows', { data: Array(1001).fill(row()) }, 'data'],
  ['a row without a name', { data: [row({ document_name: undefined })] }, 'data.0.json.document_name'],
  ['a document of another collection', { data: [row(), row({}, 'endUsers/ada')] }, 'data.1.json.document_name'],
  ['an event of a customer', { data: [row({}, 'endUsers/ada/events/c1_0')] }, 'data.0.json.document_name'],
])('refuses %s, and returns no row', (_, body, field) => {
  const answer = reduceRows(body, key);
  expect(answer).toMatchObject({ status: 400, body: { error: { field } } });
  expect(answer.body).not.toHaveProperty('data');
});

test('refuses everything without a key, or with a short one', () => {
  for (const short of ['', 'short'])
    expect(reduceRows({ data: [row()] }, short)).toMatchObject({
      status: 412,
      body: { error: { field: 'WAREHOUSE_KEY' } },
    });
});
