import { type RecordKind, recordKinds } from '../records/record-kinds.ts';
import { tableStatuses } from '../restaurant/tables/status.ts';

const some = { name: 'a', status: 'available' };

/** Every type of event that a change of a record can have, found by changing one in every way. */
export const recordEventTypes = (): string[] => {
  const kinds: readonly RecordKind<never>[] = Object.values(recordKinds);
  const types = kinds.flatMap(({ eventTypes, fields }) => [
    ...eventTypes({ after: some }, fields),
    ...eventTypes({ before: some }, fields),
    ...eventTypes({ before: some, after: some }, []),
    ...eventTypes({ before: some, after: some }, ['name']),
    ...eventTypes({ before: some, after: some }, ['available']),
    ...eventTypes({ before: some, after: some }, ['stations']),
  ]);
  return [...new Set([...types, ...tableStatuses.map((status) => `table.${status}`)])].sort();
};
