import type { Ref } from '../../kernel/ref.ts';
import type { Fields, Write } from '../../kernel/write.ts';

/** Creates the reference, updates it in place, or moves it to the collection of its new status. */
export const referenceWrites = (from: Ref | undefined, to: Ref, data: Fields): Write[] => {
  if (from === undefined) return [{ op: 'create', path: to.path, data }];
  if (from.path === to.path) return [{ op: 'update', path: to.path, data }];
  return [
    { op: 'delete', path: from.path },
    { op: 'create', path: to.path, data, moves: from },
  ];
};
