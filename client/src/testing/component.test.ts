// @vitest-environment happy-dom
import { createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, monday, salon } from '../../../domain/test-kit/salon.ts';
import { stageDocuments } from '../../test-kit/stage-documents.ts';
import type { Counterfoil } from '../index.ts';
import { CounterfoilProvider, useCommand, useLive, useUser, useWorkspace } from '../react.ts';
import { createFakeCounterfoil, type FakeCounterfoil } from './index.ts';

/** A component of an app: the user's bookings, and a button that books. */
const Bookings = ({ counterfoil }: { readonly counterfoil: Counterfoil }): ReactNode => {
  const { user } = useUser();
  const { data, pendingIds, error } = useLive(user ? counterfoil.me().reservations() : undefined, []);
  const { send, status, rejection } = useCommand('reservation.create');
  const book = () => {
    const payload = { reservationId: 'r', serviceId: 'cut', startTime: at('10:00'), partySize: 1 };
    void send({ providerId: 'salon', payload });
  };
  return createElement(
    'main',
    null,
    createElement('h1', null, user ? `Hello ${user.displayName}` : 'Please sign in'),
    createElement('button', { type: 'button', onClick: book }, 'Book'),
    createElement('p', null, `${status} ${rejection?.message ?? ''} ${error?.code ?? ''}`),
    data.map(({ id, status, serviceName }) =>
      createElement('li', { key: id }, `${serviceName}, ${pendingIds.has(id) ? 'waiting' : status}`),
    ),
  );
};

const Desk = (): ReactNode => {
  const { workspace, progress, pending } = useWorkspace('salon');
  return createElement('footer', null, `${workspace ? 'open' : 'closed'} ${progress?.ready} ${pending?.length}`);
};

let fake: FakeCounterfoil;
let root: Root;
let page: HTMLElement;

beforeEach(() => {
  fake = createFakeCounterfoil({
    user: { uid: 'alice', displayName: 'Alice' },
    documents: stageDocuments(salon()),
    now: monday,
  });
  page = document.createElement('div');
  root = createRoot(page);
  const { counterfoil } = fake;
  const bookings = createElement(Bookings, { counterfoil });
  root.render(createElement(CounterfoilProvider, { counterfoil }, bookings, createElement(Desk)));
});

afterEach(() => {
  root.unmount();
  fake.counterfoil.dispose();
});

/** Waits for a text, as the `findByText` of Testing Library. */
const finds = (text: string) => expect.poll(() => page.textContent, { timeout: 10_000 }).toContain(text);

const click = async () => {
  await finds('Book');
  page.querySelector('button')?.click();
};

test('a component books through the hooks', async () => {
  await finds('Hello Alice');
  await click();
  await finds('Cut, automatic, confirmed');
  await finds('applied');
});

test('a component shows what waits for the network', async () => {
  fake.goOffline();
  await click();
  await finds('Cut, automatic, waiting');
  fake.goOnline();
  await finds('Cut, automatic, confirmed');
});

test('a component shows a refusal', async () => {
  fake.refuseNext({ code: 'failed-precondition', message: 'closed today', details: { reason: 'closed' } });
  await click();
  await finds('rejected closed today');
});

test('a component follows the user', async () => {
  await click();
  await finds('Cut, automatic, confirmed');
  fake.signOut();
  await finds('Please sign in');
  fake.signIn({ uid: 'sam', displayName: 'Sam' });
  await finds('Hello Sam');
  expect(page.textContent).not.toContain('Cut');
  await finds('open server 0');
});
