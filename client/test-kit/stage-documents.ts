import type { Fields } from '@counterfoil/domain';
import type { Stage } from '../../domain/test-kit/given.ts';

/** The documents of a stage of the domain's tests, by path. */
export const stageDocuments = ({ store }: Stage): Record<string, Fields> =>
  Object.fromEntries(store.paths().map((path) => [path, store.get(path) ?? {}]));
