import { readFile } from 'node:fs/promises';
import { traceCommands } from '@counterfoil/client/tracing';
import { spanIdOf, traceIdOf } from '@counterfoil/domain';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { type CollectedSpan, collectedWith, traceOf } from '../kit/collected.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { signIn } from '../kit/user.ts';

const person = /Zenobia|Quux|zenobia@|555 0199|window seat/;

const logOf = () => readFile(process.env.SUITE_LOG ?? '', 'utf8');

/** Names with the names of their parents, as `child < parent`. The order of siblings says nothing. */
const tree = (spans: readonly CollectedSpan[]): string[] => {
  const nameOf = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name ?? '?';
  return [
    ...new Set(spans.map(({ name, parentSpanId }) => (parentSpanId ? `${name} < ${nameOf(parentSpanId)}` : name))),
  ].sort();
};

test('a command is one trace, from the device to the message, and no person is in it', async () => {
  const { providerId } = await createTenant();
  const customer = await signIn();
  const stop = traceCommands(customer.counterfoil, { endpoint: `${process.env.COLLECTOR}/v1/traces` });
  const mine = customer.counterfoil.me().reservations();
  const watching = mine.subscribe();
  const reservationId = newId('booking');
  const handle = customer.counterfoil.send({
    type: 'reservation.create',
    providerId,
    payload: {
      reservationId,
      serviceId: 'cut',
      startTime: inDays(3, 12).toISOString(),
      partySize: 2,
      attendees: [
        { name: 'Zenobia Quux', email: 'zenobia@example.org', phone: '+39 06 555 0199' },
        'wants a window seat',
      ],
    },
  });
  const outcome = await handle;
  expect(JSON.stringify(outcome)).toContain('"outcome":"applied"');
  await eventually(mine, ({ data }) => data.length === 1);
  stop();
  const expected = [
    'attempt < callable reservation.create',
    'call reservation.create < send reservation.create',
    'callable reservation.create < send reservation.create',
    'commit < attempt',
    'message inApp < trigger reservation.created',
    'projection bundleKey < trigger reservation.created',
    'projection customer < trigger reservation.created',
    'projection day < trigger reservation.created',
    'projection staffNews < trigger reservation.created',
    'projections commit < trigger reservation.created',
    'seen reservation.create < send reservation.create',
    'send reservation.create',
    'trigger reservation.created < commit',
  ];
  const traceId = traceIdOf(handle.id);
  const spans = await until(
    () => traceOf(traceId),
    (all) => tree(all).length >= expected.length,
  );
  expect(tree(spans)).toEqual(expected);
  expect(traceId).toBe(handle.id.replaceAll('-', ''));
  expect(spans.find(({ name }) => name === 'commit')?.spanId).toBe(spanIdOf('commit', handle.id));
  for (const { attributes } of spans) expect(attributes['counterfoil.correlation_id']).toBe(handle.id);
  const time = (span: CollectedSpan | undefined) => Number(span?.startTimeUnixNano) / 1e6;
  const [send, trigger] = ['send', 'trigger'].map((part) => spans.find(({ name }) => name.startsWith(part)));
  expect(time(trigger)).toBeGreaterThan(time(send));
  expect(JSON.stringify(spans)).not.toMatch(person);
  watching.unsubscribe();
  await customer.close();
});

test('an error finds its command: one id in the log line, the trace and the report, and no person in any', async () => {
  const correlationId = v7();
  const uid = newId('user');
  await firestore.doc(`endUsers/${uid}/events/${correlationId}_0`).set({
    ...{ id: `${correlationId}_0`, type: 'reservation.created', correlationId, syncStatus: 'pending' },
    payload: { providerId: 'p', attendees: 'Zenobia Quux, zenobia@example.org, wants a window seat' },
    ...{ createdAt: new Date(), occurredAt: 'never' },
  });
  const reports = await until(
    async () => (await collectedWith(correlationId)).filter(({ path }) => path === '/v1/logs'),
    (all) => all.length > 0,
  );
  const spans = await until(
    () => traceOf(traceIdOf(correlationId)),
    (all) => all.length > 0,
  );
  expect(reports[0]?.body).toContain('no notification can be created for the event');
  expect(reports[0]?.body).toContain(traceIdOf(correlationId));
  expect(spans).toMatchObject([
    { name: 'trigger reservation.created', parentSpanId: spanIdOf('commit', correlationId) },
  ]);
  const lines = (await logOf()).split('\n').filter((line) => line.includes(correlationId));
  const line = lines.find((one) => one.includes('no notification can be created'));
  expect(line).toContain(`traces/${traceIdOf(correlationId)}`);
  expect(JSON.stringify([reports, spans, lines])).not.toMatch(person);
});
