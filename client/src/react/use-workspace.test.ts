// @vitest-environment happy-dom
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import { useWorkspace } from '../react.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A client that writes down which workspaces it opens, and which are released and closed. */
const client = () => {
  const told: string[] = [];
  const progress$ = new BehaviorSubject(0.5);
  const pending$ = new BehaviorSubject<readonly string[]>([]);
  const health$: Observable<string> = of('connected');
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const openWorkspace = (providerId: string) => {
    told.push(`open ${providerId}`);
    return {
      ended,
      progress$,
      health$,
      pending$,
      release: () => void told.push(`release ${providerId}`),
      close: async () => void told.push(`close ${providerId}`),
    };
  };
  return { told, progress$, pending$, end, counterfoil: { openWorkspace } };
};

type Counterfoil = ReturnType<typeof client>['counterfoil'];

interface Props {
  counterfoil: Counterfoil | undefined;
  house: string | undefined;
}

const use = ({ counterfoil, house }: Props) => useWorkspace(counterfoil, house);

test('a workspace is open while its component is there, and says how it is', async () => {
  const { counterfoil, told, progress$, pending$ } = client();
  const page = await rendered(use, { counterfoil, house: 'salon' });
  expect(page.last()).toMatchObject({ progress: 0.5, health: 'connected', pending: [], error: undefined });
  await page.after(() => progress$.next(1));
  await page.after(() => pending$.next(['order']));
  expect(page.last()).toMatchObject({ progress: 1, health: 'connected', pending: ['order'] });
  expect(page.last()?.workspace).toHaveProperty('close');
  expect(told).toEqual(['open salon']);
});

test('unmounting stops the listening, also while something waits, and asks nobody', async () => {
  const { counterfoil, told, pending$ } = client();
  const page = await rendered(use, { counterfoil, house: 'salon' });
  await page.after(() => pending$.next(['order']));
  await page.unmount();
  vi.runAllTimers();
  expect(told).toEqual(['open salon', 'release salon']);
  expect(pending$.observed).toBe(false);
});

test('strict mode mounts twice and opens once', async () => {
  const { counterfoil, told } = client();
  const page = await rendered(use, { counterfoil, house: 'salon' }, { strict: true });
  vi.runAllTimers();
  expect(told).toEqual(['open salon']);
  expect(page.last()).toMatchObject({ progress: 0.5 });
  await page.unmount();
  vi.runAllTimers();
  expect(told).toEqual(['open salon', 'release salon']);
});

test('one that has ended, as when somebody else signs in, is not handed on', async () => {
  const { counterfoil, told, end } = client();
  await rendered(use, { counterfoil, house: 'salon' });
  end();
  await Promise.resolve();
  await rendered(use, { counterfoil, house: 'salon' });
  expect(told).toEqual(['open salon', 'open salon']);
});

test('components share one, which stays until the last of them is gone', async () => {
  const { counterfoil, told } = client();
  const first = await rendered(use, { counterfoil, house: 'salon' });
  const second = await rendered(use, { counterfoil, house: 'salon' });
  expect(second.last()?.workspace).toBe(first.last()?.workspace);
  await first.unmount();
  vi.runAllTimers();
  expect(told).toEqual(['open salon']);
  await second.unmount();
  vi.runAllTimers();
  expect(told).toEqual(['open salon', 'release salon']);
});

test('whoever comes back later has it opened anew', async () => {
  const { counterfoil, told } = client();
  for (const _ of [1, 2]) {
    const page = await rendered(use, { counterfoil, house: 'salon' });
    await page.unmount();
    vi.runAllTimers();
  }
  expect(told).toEqual(['open salon', 'release salon', 'open salon', 'release salon']);
});

test('another house takes the place of the last; while there is none, none is open', async () => {
  const { counterfoil, told } = client();
  const page = await rendered<Props, ReturnType<typeof use>>(use, { counterfoil, house: undefined });
  expect([page.last()?.workspace, told]).toEqual([undefined, []]);
  await page.render({ counterfoil, house: 'salon' });
  await page.render({ counterfoil, house: 'bakery' });
  vi.runAllTimers();
  expect(told).toEqual(['open salon', 'open bakery', 'release salon']);
  await page.render({ counterfoil: undefined, house: 'bakery' });
  vi.runAllTimers();
  expect(page.last()).toMatchObject({ workspace: undefined, progress: undefined });
  expect(told.at(-1)).toBe('release bakery');
});

test('one that cannot be opened, or fails, is an error with a code', async () => {
  const refused = {
    openWorkspace: (): ReturnType<Counterfoil['openWorkspace']> => {
      throw Object.assign(new Error('sign in'), { code: 'unauthenticated' });
    },
  };
  const page = await rendered(use, { counterfoil: refused, house: 'salon' });
  expect(page.last()).toMatchObject({ workspace: undefined, error: { code: 'unauthenticated' } });

  const { counterfoil } = client();
  const health$ = throwError(() => new Error('lost'));
  const failing = { openWorkspace: (house: string) => ({ ...counterfoil.openWorkspace(house), health$ }) };
  const other = await rendered(use, { counterfoil: failing, house: 'salon' });
  expect(other.last()).toMatchObject({ progress: 0.5, error: { code: 'unknown' } });
});
