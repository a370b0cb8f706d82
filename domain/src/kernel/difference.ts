type Numbers = Readonly<Record<string, number>>;

/** The amount to add to each field of `before` to get `after`. Unchanged fields are left out. */
export const difference = (before: Numbers | undefined, after: Numbers): Record<string, number> => {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  const changes = [...fields].map((field): [string, number] => [field, (after[field] ?? 0) - (before?.[field] ?? 0)]);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
};
