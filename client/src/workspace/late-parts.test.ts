import type { Member, Provider } from '@counterfoil/domain/core';
import { initializeApp } from 'firebase/app';
import { BehaviorSubject, EMPTY, NEVER } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { createCounterfoil } from '../counterfoil.ts';
import type { Snapshot } from '../live/live.ts';
import { workspaceParts } from './load-parts.ts';
import { openWorkspace, type WorkspaceSources } from './open-workspace.ts';

vi.mock('./load-parts.ts', () => ({ workspaceParts: vi.fn() }));

const parts = { maintainDevice: vi.fn(), presence: vi.fn(() => NEVER) };

beforeEach(() => {
  vi.useFakeTimers();
  const loaded = parts as unknown as Awaited<ReturnType<typeof workspaceParts>>;
  const failure = new TypeError('no network');
  const failing = vi.mocked(workspaceParts).mockReset().mockRejectedValueOnce(failure).mockRejectedValueOnce(failure);
  failing.mockResolvedValue(loaded);
});
afterEach(() => {
  vi.useRealTimers();
});

test('cares for Firestore also if the code for it comes late', async () => {
  const app = initializeApp({ projectId: 'demo-late', apiKey: 'none', appId: 'none' });
  const counterfoil = createCounterfoil({ app, persistence: 'memory' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(parts.maintainDevice).toHaveBeenCalledTimes(1);
  counterfoil.dispose();
});

const snapshotOf = <T>(data: T): Snapshot<T> => ({ data, fromCache: false, pendingWrites: false, at: new Date() });

test('shows the presence of a device also if the code for it comes late', async () => {
  const membership = new BehaviorSubject(snapshotOf({ role: 'staff', active: true } as Member | undefined));
  const connection = {
    auth: { currentUser: { uid: 'sam' } },
    connectivity: { state$: NEVER },
    uid$: EMPTY,
    report: () => {},
  } as unknown as Connection;
  const sources = {
    connection,
    profile: new BehaviorSubject(snapshotOf({ modules: [] } as unknown as Provider)),
    list: () => NEVER,
    freshness: async () => ({ check: () => {}, checks$: NEVER, health$: NEVER }),
    membership,
    rejected$: NEVER,
    pendingWork: { pending$: EMPTY },
    outbox: { openProvider: () => {}, leaveProvider: () => {} },
  } as unknown as WorkspaceSources;
  const workspace = openWorkspace(sources, 'salon');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(parts.presence).toHaveBeenCalledTimes(1);
  workspace.release();
});
