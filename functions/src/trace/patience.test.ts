import { expect, test } from 'vitest';
import { createPatience } from './patience.ts';

const never = () => new Promise<never>(() => {});

test('waits for work that hangs once, then rests, then tries again', async () => {
  let now = 0;
  const { wait } = createPatience({ restMs: 1000, now: () => now });
  const took = async (work: () => Promise<unknown>): Promise<boolean> => {
    const begin = performance.now();
    await wait(work, 50);
    return performance.now() - begin > 40;
  };
  expect(await took(never)).toBe(true);
  expect(await took(never)).toBe(false);
  now = 1001;
  expect(await took(never)).toBe(true);
});

test('begins the work also while it rests, and a failure is nobody else’s', async () => {
  const { wait } = createPatience({ restMs: 1000 });
  let begun = 0;
  const failing = () => {
    begun += 1;
    return Promise.reject(new Error('down'));
  };
  await wait(failing, 50);
  await wait(failing, 50);
  expect(begun).toBe(2);
});
