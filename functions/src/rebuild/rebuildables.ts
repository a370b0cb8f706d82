import type { ProjectionName } from '@counterfoil/domain';
import { rebuildCustomers } from './rebuild-customers.ts';
import { rebuildDays } from './rebuild-days.ts';
import type { Rebuildable } from './rebuildable.ts';

/** All projections that can be rebuilt. */
export const rebuildables = { days: rebuildDays, customers: rebuildCustomers } as const satisfies Readonly<
  Record<ProjectionName, Rebuildable>
>;
