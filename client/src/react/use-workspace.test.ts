// @vitest-environment happy-dom
import { createElement } from 'react';
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import { CounterfoilProvider, useWorkspace } from '../react.ts';
import type { Ending } from '../workspace/workspace.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A client that logs which workspaces it opens, releases and closes. */
const client = () => {
  const log: string[] = [];
  const progress$ = new BehaviorSubject(0.5);
  const pending$ = new BehaviorSubject<readonly string[]>([]);
  const health$: Observable<string> = of('connected');
  const { promise: ended, resolve: end } = Promise.withResolvers<Ending>();
  const openWorkspace = (providerId: string) => {
    log.push(`open ${providerId}`);
    return {
      ended,
      progress$,
      health$,
      pending$,
      release: () => void log.push(`release ${providerId}`),
      close: async () => void log.push(`close ${providerId}`),
    };
  };
  return { log, progress$, pending$, end, counterfoil: { openWorkspace } };
};

type Counterfoil = ReturnType<typeof client>['counterfoil'];

interface Props {
  counterfoil: Counterfoil | undefined;
  providerId: string | undefined;
}

const use = ({ counterfoil, providerId }: Props) => useWorkspace(counterfoil, providerId);

test('opens the workspace while the component is mounted, and returns its state', async () => {
  const { counterfoil, log, progress$, pending$ } = client();
  const page = await rendered(use, { counterfoil, providerId: 'salon' });
  expect(page.last()).toMatchObject({ progress: 0.5, health: 'connected', pending: [], error: undefined });
  await page.after(() => progress$.next(1));
  await page.after(() => pending$.next(['order']));
  expect(page.last()).toMatchObject({ progress: 1, health: 'connected', pending: ['order'] });
  expect(page.last()?.workspace).toHaveProperty('close');
  expect(log).toEqual(['open salon']);
});

test('releases the workspace on unmount without a question, even with pending work', async () => {
  const { counterfoil, log, pending$ } = client();
  const page = await rendered(use, { counterfoil, providerId: 'salon' });
  await page.after(() => pending$.next(['order']));
  await page.unmount();
  vi.runAllTimers();
  expect(log).toEqual(['open salon', 'release salon']);
  expect(pending$.observed).toBe(false);
});

test('opens the workspace once in strict mode', async () => {
  const { counterfoil, log } = client();
  const page = await rendered(use, { counterfoil, providerId: 'salon' }, { strict: true });
  vi.runAllTimers();
  expect(log).toEqual(['open salon']);
  expect(page.last()).toMatchObject({ progress: 0.5 });
  await page.unmount();
  vi.runAllTimers();
  expect(log).toEqual(['open salon', 'release salon']);
});

test('does not share a workspace that has ended, for example after another user signed in', async () => {
  const { counterfoil, log, end } = client();
  const first = await rendered(use, { counterfoil, providerId: 'salon' });
  await first.after(() => end('signed-out'));
  await rendered(use, { counterfoil, providerId: 'salon' });
  expect(log).toEqual(['open salon', 'open salon']);
});

test('shares one workspace until the last component unmounts', async () => {
  const { counterfoil, log } = client();
  const first = await rendered(use, { counterfoil, providerId: 'salon' });
  const second = await rendered(use, { counterfoil, providerId: 'salon' });
  expect(second.last()?.workspace).toBe(first.last()?.workspace);
  await first.unmount();
  vi.runAllTimers();
  expect(log).toEqual(['open salon']);
  await second.unmount();
  vi.runAllTimers();
  expect(log).toEqual(['open salon', 'release salon']);
});

test('opens the workspace again for a component that mounts later', async () => {
  const { counterfoil, log } = client();
  for (const _ of [1, 2]) {
    const page = await rendered(use, { counterfoil, providerId: 'salon' });
    await page.unmount();
    vi.runAllTimers();
  }
  expect(log).toEqual(['open salon', 'release salon', 'open salon', 'release salon']);
});

test('switches to another provider, and opens none without a client or provider', async () => {
  const { counterfoil, log } = client();
  const page = await rendered<Props, ReturnType<typeof use>>(use, { counterfoil, providerId: undefined });
  expect([page.last()?.workspace, log]).toEqual([undefined, []]);
  await page.render({ counterfoil, providerId: 'salon' });
  await page.render({ counterfoil, providerId: 'bakery' });
  vi.runAllTimers();
  expect(log).toEqual(['open salon', 'open bakery', 'release salon']);
  await page.render({ counterfoil: undefined, providerId: 'bakery' });
  vi.runAllTimers();
  expect(page.last()).toMatchObject({ workspace: undefined, progress: undefined });
  expect(log.at(-1)).toBe('release bakery');
});

test('returns an error with a code if the workspace cannot open or its stream fails', async () => {
  const refused = {
    openWorkspace: (): ReturnType<Counterfoil['openWorkspace']> => {
      throw Object.assign(new Error('sign in'), { code: 'unauthenticated' });
    },
  };
  const page = await rendered(use, { counterfoil: refused, providerId: 'salon' });
  expect(page.last()).toMatchObject({ workspace: undefined, error: { code: 'unauthenticated' } });

  const { counterfoil } = client();
  const health$ = throwError(() => new Error('lost'));
  const failing = { openWorkspace: (providerId: string) => ({ ...counterfoil.openWorkspace(providerId), health$ }) };
  const other = await rendered(use, { counterfoil: failing, providerId: 'salon' });
  expect(other.last()).toMatchObject({ progress: 0.5, error: { code: 'unknown' } });
});

test.each(['signed-out', 'access-lost', 'closed'] as const)('ends with its workspace: %s', async (ending) => {
  const { counterfoil, end } = client();
  const page = await rendered(use, { counterfoil, providerId: 'salon' });
  expect(page.last()).toMatchObject({ health: 'connected', ended: undefined });
  await page.after(() => end(ending));
  expect(page.last()).toEqual({
    workspace: undefined,
    progress: undefined,
    health: undefined,
    pending: undefined,
    ended: ending,
    error: undefined,
  });
});

test('ends at a sign-out, and opens a workspace for the next user, if the client knows its user', async () => {
  const { counterfoil, log } = client();
  const user$ = new BehaviorSubject<{ uid: string } | null>(null);
  const knowing = { ...counterfoil, user$ };
  const page = await rendered(use, { counterfoil: knowing, providerId: 'salon' });
  expect([page.last()?.ended, log]).toEqual([undefined, []]);
  await page.after(() => user$.next({ uid: 'ada' }));
  expect(page.last()).toMatchObject({ health: 'connected', ended: undefined });
  await page.after(() => user$.next({ uid: 'ada' }));
  await page.after(() => user$.next(null));
  expect(page.last()).toMatchObject({ health: undefined, ended: 'signed-out' });
  await page.after(() => user$.next({ uid: 'grace' }));
  expect(page.last()).toMatchObject({ health: 'connected', ended: undefined });
  expect(log).toEqual(['open salon', 'open salon']);
});

test('opens it again after a lost access, and shows that once the user is admitted', async () => {
  const { counterfoil, log, end } = client();
  const again$ = new BehaviorSubject({ total: 0 });
  const second = { progress$: again$, ended: new Promise<Ending>(() => {}) };
  const reopening = {
    openWorkspace: (providerId: string) => {
      const workspace = counterfoil.openWorkspace(providerId);
      return log.length > 1 ? { ...workspace, ...second } : workspace;
    },
  };
  const page = await rendered(() => useWorkspace(reopening, 'salon'), {});
  await page.after(() => end('access-lost'));
  await page.after(() => vi.advanceTimersByTime(1000));
  expect([log, page.last()?.ended, page.last()?.workspace]).toEqual([
    ['open salon', 'open salon'],
    'access-lost',
    undefined,
  ]);
  await page.after(() => again$.next({ total: 2 }));
  expect(page.last()).toMatchObject({ ended: undefined, progress: { total: 2 }, health: 'connected' });
});

test('uses the provided client if none is given', async () => {
  const { counterfoil, log } = client();
  const page = await rendered(
    ({ providerId }: { providerId: string | undefined }) => useWorkspace(providerId, { deviceName: 'till' }),
    { providerId: 'salon' as string | undefined },
    { within: (element) => createElement(CounterfoilProvider, { counterfoil }, element) },
  );
  expect(page.last()).toMatchObject({ health: 'connected' });
  await page.render({ providerId: undefined });
  expect(page.last()).toMatchObject({ health: undefined });
  vi.runAllTimers();
  expect(log).toEqual(['open salon', 'release salon']);
});
