import { expect, test } from 'vitest';
import { isOfTask, taskOf } from './task.ts';

test('each provider belongs to one of eight tasks', () => {
  const tasks = Array.from({ length: 8 }, (_, index) => ({ index, count: 8 }));
  const sizes = tasks.map(() => 0);
  for (let n = 0; n < 800; n++) {
    const of = tasks.filter((task) => isOfTask(`provider-${n}`, task));
    expect(of).toHaveLength(1);
    sizes[of[0]?.index ?? 0] = (sizes[of[0]?.index ?? 0] ?? 0) + 1;
  }
  expect(Math.min(...sizes)).toBeGreaterThan(60);
});

test('the command line comes before the environment of a job', () => {
  const env = { CLOUD_RUN_TASK_INDEX: '3', CLOUD_RUN_TASK_COUNT: '8' };
  expect(taskOf({}, {})).toEqual({ index: 0, count: 1 });
  expect(taskOf({}, env)).toEqual({ index: 3, count: 8 });
  expect(taskOf({ tasks: '2', task: '1' }, env)).toEqual({ index: 1, count: 2 });
  expect(() => taskOf({ tasks: '2' }, env)).toThrow('0 to 1, not 3');
  expect(() => taskOf({ tasks: 'many' }, {})).toThrow('at least 1, not many');
});
