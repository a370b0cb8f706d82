// @vitest-environment happy-dom
import { BehaviorSubject } from 'rxjs';
import { expect, test } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import type { PendingWork } from '../commands/pending-work.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import { useConnection } from '../react.ts';

const work: PendingWork = {
  id: 'c1',
  what: 'reservation.create',
  providerId: 'salon',
  userId: 'ada',
  since: new Date(0),
  state: 'queued',
  attempts: 0,
};

test('tells the state of the connection and the work that waits', async () => {
  const connection$ = new BehaviorSubject<ConnectionState>('connecting');
  const pending$ = new BehaviorSubject<readonly PendingWork[]>([]);
  const page = await rendered(useConnection, { connection$, pending$ });
  expect(page.last()).toEqual({ state: 'connecting', pending: [] });
  await page.after(() => connection$.next('offline'));
  await page.after(() => pending$.next([work]));
  expect(page.last()).toEqual({ state: 'offline', pending: [work] });
});

test('is connecting without a client', async () => {
  const page = await rendered(() => useConnection(), {});
  expect(page.last()).toEqual({ state: 'connecting', pending: [] });
});
