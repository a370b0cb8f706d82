import { firstValueFrom } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { loadAgain } from '#load-again';
import { loadPart, loadPartOnSubscribe, loadUntilThere } from './load-part.ts';

vi.mock('#load-again', () => ({ loadAgain: vi.fn() }));

test('loads a part when the first subscriber comes, not before', async () => {
  let loads = 0;
  const part = loadPartOnSubscribe(async () => {
    loads += 1;
    return { name: 'part' };
  });
  expect(loads).toBe(0);
  expect(await firstValueFrom(part)).toEqual({ name: 'part' });
  expect(loads).toBe(1);
});

test('fails with a code if the part cannot be loaded', async () => {
  const failed = loadPart(() => Promise.reject(new TypeError('no network')));
  await expect(failed).rejects.toMatchObject({ name: 'CounterfoilError', code: 'unavailable' });
});

test('tries a part of a stream again until it is there', async () => {
  vi.useFakeTimers();
  let failures = 2;
  const part = loadPartOnSubscribe(async () => {
    if (failures-- > 0) throw new TypeError('no network');
    return 'here';
  });
  const loaded = firstValueFrom(part);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await loaded).toBe('here');
  vi.useRealTimers();
});

test('reports each failure while it tries until a part is there, or it is over', async () => {
  vi.useFakeTimers();
  const report = vi.fn();
  const failure = new TypeError('no network');
  let failures = 2;
  const part = async () => {
    if (failures-- > 0) throw failure;
    return 'here';
  };
  const loaded = loadUntilThere({ report }, part, () => false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await loaded).toBe('here');
  expect(report.mock.calls).toEqual(Array(2).fill(['loading code', failure]));
  expect(await loadUntilThere({ report }, part, () => true)).toBeUndefined();
  vi.useRealTimers();
});

test('loads a part under another address once: the device may be offline the next time', async () => {
  const part = { work: () => 'done' };
  vi.mocked(loadAgain).mockResolvedValueOnce(part).mockRejectedValue(new TypeError('no network'));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  // Chromium remembers a module that it could not load, for the life of the page.
  const failed = () => Promise.reject<typeof part>(new TypeError('failed to fetch https://app.test/part.js'));
  expect((await loadPart(failed, 'work')).work()).toBe('done');
  expect((await loadPart(failed, 'work')).work()).toBe('done');
  vi.unstubAllGlobals();
});
