import { anyPendingEvent, type Finding } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { Audit, AuditReport } from './audit.ts';
import { auditCustomers } from './audit-customers.ts';
import { auditDays } from './audit-days.ts';
import { auditDirectory } from './audit-directory.ts';
import { auditOrderReferences } from './audit-order-references.ts';
import { auditRecipes } from './audit-recipes.ts';
import { auditRefunds } from './audit-refunds.ts';
import { auditReminders } from './audit-reminders.ts';
import { auditReservations } from './audit-reservations.ts';
import { auditSales } from './audit-sales.ts';
import { auditSlots } from './audit-slots.ts';
import { auditStock } from './audit-stock.ts';
import { auditSubscriptions } from './audit-subscriptions.ts';
import { auditTables } from './audit-tables.ts';
import { auditVouchers } from './audit-vouchers.ts';
import { auditWaiting } from './audit-waiting.ts';
import { Moment } from './moment.ts';

/** The audits that concern a module. Both kinds of days have their own fields, so each audit ignores the other's. */
const auditsOf: Readonly<Record<string, readonly Audit[]>> = {
  booking: [
    auditReservations,
    auditSlots,
    auditWaiting,
    auditSubscriptions,
    auditReminders,
    auditRefunds,
    auditVouchers,
    auditDays,
  ],
  restaurant: [auditStock, auditTables, auditSales, auditOrderReferences, auditCustomers, auditRecipes],
};

/** The audits that concern every provider. */
const auditsOfAll: readonly Audit[] = [auditDirectory];

/** The audits of what projections derive from events. */
const projected: readonly Finding['audit'][] = ['days', 'sales', 'customers', 'recipes'];

const auditsOfModule = (module: string) => (Object.hasOwn(auditsOf, module) ? (auditsOf[module] ?? []) : []);

export interface ProviderReport extends AuditReport {
  /** The moment that it describes. */
  readonly at: Date;
  /** Documents that it has read. */
  readonly reads: number;
  /** True while events wait for their projections: then what these derive is still to change. */
  readonly isUnsettled: boolean;
}

/** True for a finding that may be nothing but an event that is not projected yet. */
export const mayPass = ({ isUnsettled }: ProviderReport, { audit }: Finding): boolean =>
  isUnsettled && projected.includes(audit);

/** Runs every audit of a provider and its modules, one after the other, at one moment: each document is read once. */
export const auditProvider = async (
  firestore: Firestore,
  providerId: string,
  modules: readonly string[],
): Promise<ProviderReport> => {
  const moment = await Moment.of(firestore);
  let checked = 0;
  const broken: Finding[] = [];
  for (const audit of [...auditsOfAll, ...modules.flatMap(auditsOfModule)]) {
    const report = await audit(moment, providerId);
    checked += report.checked;
    broken.push(...report.broken);
  }
  const isUnsettled = (await moment.list(anyPendingEvent(providerId))).length > 0;
  return { checked, broken, at: moment.at, reads: moment.reads, isUnsettled };
};
