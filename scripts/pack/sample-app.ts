/**
 * An app as others write one. It is type-checked against the sources and against the packed packages, and never run.
 */

import { type Counterfoil, createCounterfoil, type Order, type Workspace } from '@counterfoil/client';
import { useLive, useWorkspace } from '@counterfoil/client/react';
import type { FirebaseApp } from 'firebase/app';

export const begin = (app: FirebaseApp): Counterfoil => createCounterfoil({ app });

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
