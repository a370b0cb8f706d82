type Numbers = Readonly<Record<string, number>>;

/** What must be added to the numbers before to get those after, field by field; fields that stay are left out. */
export const difference = (before: Numbers | undefined, after: Numbers): Record<string, number> => {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  const changes = [...fields].map((field): [string, number] => [field, (after[field] ?? 0) - (before?.[field] ?? 0)]);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
};
