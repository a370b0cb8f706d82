import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { loaded } from './load-part.ts';

test('a part is loaded when somebody subscribes, not before', async () => {
  let loads = 0;
  const part = loaded(async () => {
    loads += 1;
    return { name: 'part' };
  });
  expect(loads).toBe(0);
  expect(await firstValueFrom(part)).toEqual({ name: 'part' });
  expect(loads).toBe(1);
});

test('one that cannot be had is an error with a code, and is asked for again by whoever comes next', async () => {
  let online = false;
  const part = loaded(() => (online ? Promise.resolve('here') : Promise.reject(new TypeError('no network'))));
  await expect(firstValueFrom(part)).rejects.toMatchObject({ name: 'CounterfoilError', code: 'unavailable' });
  online = true;
  expect(await firstValueFrom(part)).toBe('here');
});
