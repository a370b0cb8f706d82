/**
 * An app as others write one. It is type-checked against the sources and against the packed packages, and never run.
 */

import {
  type CommandPayloads,
  type CommandType,
  type Counterfoil,
  commandId,
  createCounterfoil,
  type Order,
  type Outcome,
  type Workspace,
} from '@counterfoil/client';
import { parseInvitation, profile, register, signOutEverywhere } from '@counterfoil/client/account';
import { type Desk, desk } from '@counterfoil/client/desk';
import { providerIdAt, providersNear } from '@counterfoil/client/directory';
import { daysBetween } from '@counterfoil/client/insight';
import { attachInspector } from '@counterfoil/client/inspector';
import { checkout } from '@counterfoil/client/payments';
import { preview } from '@counterfoil/client/preview';
import {
  type LiveState,
  type SendsCommands,
  useCommand,
  useLive,
  useUser,
  useWorkspace,
} from '@counterfoil/client/react';
import { createFakeCounterfoil } from '@counterfoil/client/testing';
import { traceCommands } from '@counterfoil/client/tracing';
import type { FirebaseApp } from 'firebase/app';

export const begin = (app: FirebaseApp): Counterfoil => createCounterfoil({ app });

export const inspect = (counterfoil: Counterfoil): (() => void) => attachInspector(counterfoil);

export const trace = (counterfoil: Counterfoil): (() => void) =>
  traceCommands(counterfoil, { endpoint: 'https://collector.example.org/v1/traces', share: 0.1 });

export const deskOf = (counterfoil: Counterfoil): Desk => desk(counterfoil, 'salon');

export const around = async (counterfoil: Counterfoil): Promise<string | undefined> => {
  const place = { latitude: 52.52, longitude: 13.405 };
  for await (const page of providersNear(counterfoil, place, { kind: 'salon' })) {
    // @ts-expect-error A field that only queries use.
    page[0]?.cells;
    if (page[0] && page[0].distanceKm < 1) return page[0].id;
  }
  return await providerIdAt(counterfoil, 'salon');
};

export const takings = (counterfoil: Counterfoil, seen: (minorUnits: number) => void): void => {
  const may = daysBetween(counterfoil, 'salon', { from: '2026-05-01', to: '2026-05-31' });
  // @ts-expect-error A figure that does not exist.
  may.subscribe(({ data }) => data.total.noSuchFigure);
  may.subscribe(({ data }) => seen(data.total.sales));
};

export const pay = async (counterfoil: Counterfoil, reservationId: string): Promise<string> =>
  (await checkout(counterfoil, { providerId: 'salon', reservationId, kind: 'session' })).url;

export const refundOf = async (counterfoil: Counterfoil, reservationId: string): Promise<number> => {
  const payload = { userId: 'ada', reservationId };
  const told = await preview(counterfoil, { type: 'reservation.cancel', providerId: 'salon', payload });
  // @ts-expect-error A refusal has no effects.
  if (told.outcome === 'rejected') return told.effects;
  return told.effects.refundDue?.amount ?? 0;
};

export const join = async (counterfoil: Counterfoil, link: string): Promise<string | undefined> => {
  const { uid } = await register(counterfoil, { email: 'ada@example.org', password: 'secret-enough' });
  profile(counterfoil).subscribe(({ data }) => data?.consents?.terms?.at.getTime());
  // @ts-expect-error A person registers with a password.
  await register(counterfoil, { email: 'ada@example.org' });
  await signOutEverywhere(counterfoil, { force: true });
  return parseInvitation(link)?.invitationId ?? uid;
};

export const open = (counterfoil: Counterfoil): Workspace => {
  // @ts-expect-error An option that does not exist.
  counterfoil.openWorkspace('pizzeria', { checkEverySeconds: 1 });
  return counterfoil.openWorkspace('pizzeria', { deviceName: 'till' });
};

export const Orders = (counterfoil: Counterfoil): readonly Order['status'][] => {
  const { data } = useLive(counterfoil.provider('pizzeria').orders({ open: true }), []);
  const { workspace } = useWorkspace(counterfoil, 'pizzeria');
  // @ts-expect-error A list's items have types, not `any`.
  data[0]?.noSuchField;
  // @ts-expect-error A workspace has types too.
  workspace?.noSuchField;
  return data.map(({ status }) => status);
};

export const confirm = async (counterfoil: Counterfoil): Promise<string | undefined> => {
  // @ts-expect-error A payload without a required field.
  await counterfoil.send({ type: 'order.confirm', providerId: 'pizzeria', payload: { order: 'one' } });
  // @ts-expect-error A command that does not exist.
  await counterfoil.send({ type: 'order.eat', providerId: 'pizzeria', payload: { orderId: 'one' } });
  const outcome = await counterfoil.send({
    type: 'order.confirm',
    providerId: 'pizzeria',
    payload: { orderId: 'one' },
  });
  return outcome.outcome === 'rejected' ? outcome.rejection.code : undefined;
};

/** A wrapper that is generic over the command needs no cast. */
export const sendTo =
  ({ send }: Counterfoil, providerId: string) =>
  <Type extends CommandType>(type: Type, payload: CommandPayloads[Type]): Promise<Outcome> =>
    send<Type>({ id: commandId(), type, payload, providerId });

// @ts-expect-error A command that only schedules may send.
export const expire: CommandType = 'reservation.expire';

export const Confirm = (client: SendsCommands): string => {
  const { user } = useUser();
  const { send, status, rejection } = useCommand(client, 'order.confirm');
  // @ts-expect-error The payload of another command.
  send({ providerId: 'pizzeria', payload: { tableId: 't1' } });
  send({ providerId: 'pizzeria', payload: { orderId: 'one' } });
  return `${user?.uid} ${status} ${rejection?.code}`;
};

export const Detail = (counterfoil: Counterfoil): LiveState<(Order & { readonly id: string }) | undefined> =>
  useLive(counterfoil.provider('pizzeria').order('one'));

export const Page = (counterfoil: Counterfoil): readonly boolean[] => {
  const { data, pendingIds, hasMore, retry } = useLive(counterfoil.provider('pizzeria').orders(), [], {
    keepData: true,
  });
  if (hasMore) retry();
  return data.map(({ id }) => pendingIds.has(id));
};

/** A test of an app. */
export const booksInTest = async (): Promise<readonly Order['status'][]> => {
  const fake = createFakeCounterfoil({ user: { uid: 'anna' }, documents: { 'serviceProviders/pizzeria': {} } });
  fake.sendAs(
    { kind: 'user', uid: 'sam' },
    // @ts-expect-error The payload of another command.
    { type: 'order.confirm', providerId: 'pizzeria', payload: { tableId: 't1' } },
  );
  fake.goOffline();
  await confirm(fake.counterfoil);
  return Orders(fake.counterfoil);
};
