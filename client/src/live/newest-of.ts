/** The newest version of each document: a reference on its way between two statuses may be in both. */
export const newestOf = <T extends { readonly id: string; readonly version: number }>(rows: readonly T[]): T[] => {
  const newest = new Map<string, T>();
  for (const row of rows) if (row.version > (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row);
  return [...newest.values()];
};
