import type { Fields, Write } from '../../kernel/write.ts';

/** Creates the reference, updates it in place, or moves it to the collection of its new status. */
export const referenceWrites = (from: string | undefined, to: string, data: Fields): Write[] => {
  if (from === undefined) return [{ op: 'create', path: to, data }];
  if (from === to) return [{ op: 'update', path: to, data }];
  return [
    { op: 'delete', path: from },
    { op: 'create', path: to, data },
  ];
};
