/** `open`: nothing was done yet. `applying`: the process moves and cancels bookings. `applied`: it has found no more. */
export const closureStatuses = ['open', 'applying', 'applied', 'withdrawn'] as const;
export type ClosureStatus = (typeof closureStatuses)[number];
