import { agedCustomer, customerSchema, dueCustomers, loyaltyRules } from '@counterfoil/domain';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { withDates } from '../firestore/with-dates.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Reads each provider's settings once per sweep, when its first customer is due. */
const settingsReader = (firestore: Firestore): ((providerPath: string) => Promise<Settings>) => {
  const known = new Map<string, Promise<Settings>>();
  const read = async (providerPath: string): Promise<Settings> =>
    (await readSettings(firestore, providerPath.split('/').at(-1) ?? '')).settings;
  return (providerPath) => {
    const settings = known.get(providerPath) ?? read(providerPath);
    known.set(providerPath, settings);
    return settings;
  };
};

/** With a precondition: a customer who orders at this moment is not inactive. */
const age = async (due: QueryDocumentSnapshot, settings: Settings, now: Date): Promise<number> => {
  const customer = agedCustomer(customerSchema.parse(withDates(due.data())), loyaltyRules(settings), now);
  if (!customer) return 0;
  const { customerType, discountPercentage, inactiveAt, version, updatedAt } = customer;
  const fields = { customerType, discountPercentage, inactiveAt, version, updatedAt };
  try {
    await due.ref.update(fields, { lastUpdateTime: due.updateTime });
    return 1;
  } catch (error) {
    if (isConflict(error)) return 0;
    throw error;
  }
};

/** Marks customers as inactive who have not ordered for as long as their provider's rules say. */
export const sweepCustomers = (context: CommandContext): Promise<SweepResult> => {
  const settingsOf = settingsReader(context.firestore);
  const now = context.clock();
  return sweepQuery(context, {
    name: 'ageCustomers',
    due: dueCustomers(now),
    handle: async (due) => age(due, await settingsOf(due.ref.parent.parent?.path ?? ''), now),
  });
};
