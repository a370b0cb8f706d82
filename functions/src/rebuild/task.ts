import { hash53 } from '@counterfoil/domain';

/** One of several processes that share the providers. */
export interface Task {
  readonly index: number;
  readonly count: number;
}

/** Each provider belongs to one task, however many others come and go. */
export const isOfTask = (providerId: string, { index, count }: Task): boolean => hash53(providerId) % count === index;

const whole = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Number(text));

/**
 * The task that the command line names, or else Cloud Run's environment.
 *
 * @throws Error that names the wrong value
 */
export const taskOf = (
  { tasks, task }: { readonly tasks?: string | undefined; readonly task?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Task => {
  const count = whole(tasks ?? env.CLOUD_RUN_TASK_COUNT, 1);
  const index = whole(task ?? env.CLOUD_RUN_TASK_INDEX, 0);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`the number of tasks is at least 1, not ${tasks ?? count}`);
  if (!Number.isInteger(index) || index < 0 || index >= count)
    throw new Error(`the task is 0 to ${count - 1}, not ${task ?? index}`);
  return { index, count };
};
