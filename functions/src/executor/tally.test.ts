import { expect, test } from 'vitest';
import { addToTally, type Tally, withTally } from './tally.ts';

const taken = (providerId: string): Promise<Tally | undefined> => withTally(providerId, async (tally) => tally);

test('the next commit takes the sum, once', async () => {
  addToTally('salon', { conflicts: 1, retries: 1 });
  addToTally('salon', { errors: 1 });
  expect(await taken('bakery')).toBeUndefined();
  expect(await taken('salon')).toEqual({ errors: 1, conflicts: 1, retries: 1 });
  expect(await taken('salon')).toBeUndefined();
});

test('a commit that fails leaves it, with what has come meanwhile', async () => {
  addToTally('salon', { errors: 1 });
  const lost = withTally('salon', async () => {
    addToTally('salon', { conflicts: 1 });
    throw new Error('lost');
  });
  await expect(lost).rejects.toThrow('lost');
  expect(await taken('salon')).toEqual({ errors: 1, conflicts: 1, retries: 0 });
});

test('a thousand invented ids fill no memory', async () => {
  addToTally('first', { errors: 1 });
  for (let n = 0; n < 1000; n++) addToTally(`invented-${n}`, { errors: 1 });
  expect(await taken('first')).toBeUndefined();
  expect(await taken('invented-999')).toEqual({ errors: 1, conflicts: 0, retries: 0 });
});
