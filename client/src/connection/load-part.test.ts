import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { loadPartOnSubscribe } from './load-part.ts';

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

test('fails with a code if the part cannot be loaded, and tries again for the next subscriber', async () => {
  let online = false;
  const part = loadPartOnSubscribe(() =>
    online ? Promise.resolve('here') : Promise.reject(new TypeError('no network')),
  );
  await expect(firstValueFrom(part)).rejects.toMatchObject({ name: 'CounterfoilError', code: 'unavailable' });
  online = true;
  expect(await firstValueFrom(part)).toBe('here');
});
