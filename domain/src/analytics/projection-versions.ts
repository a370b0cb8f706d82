/**
 * The versions of the code that derives documents from events. A change that gives other figures for the same events
 * raises the number. Then a rebuild brings the stored ones up to date, and earlier code adds nothing to them.
 */
export const projectionVersions = { days: 1, customers: 1 } as const;

export type ProjectionName = keyof typeof projectionVersions;

export const projectionNames = ['days', 'customers'] as const satisfies readonly ProjectionName[];
