import { expect, test } from 'vitest';
import * as z from 'zod';
import { callables } from '../../client/src/function-prefix.ts';
import * as deployed from '../../functions/src/index.ts';

const callable = z.looseObject({ callableTrigger: z.object({}) });

test('the prefix of a client reaches every callable that is deployed, and nothing else', () => {
  const names = Object.entries(deployed).filter(([, one]) => callable.safeParse(Object(one).__endpoint).success);
  expect(names.map(([name]) => name).sort()).toEqual(callables);
});
