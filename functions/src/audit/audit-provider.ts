import type { Firestore } from 'firebase-admin/firestore';
import { auditCustomers } from './audit-customers.ts';
import { auditDays } from './audit-days.ts';
import { auditDirectory } from './audit-directory.ts';
import type { AuditReport } from './audit-references.ts';
import { auditRefunds } from './audit-refunds.ts';
import { auditReservations } from './audit-reservations.ts';
import { auditSales } from './audit-sales.ts';
import { auditSlots } from './audit-slots.ts';
import { auditStock } from './audit-stock.ts';
import { auditSubscriptions } from './audit-subscriptions.ts';
import { auditTables } from './audit-tables.ts';
import { auditVouchers } from './audit-vouchers.ts';
import { auditWaiting } from './audit-waiting.ts';

type Audit = (firestore: Firestore, providerId: string) => Promise<AuditReport>;

/** The audits that concern a module. Both kinds of days have their own fields, so each audit ignores the other's. */
const auditsOf: Readonly<Record<string, Readonly<Record<string, Audit>>>> = {
  booking: {
    reservations: auditReservations,
    slots: auditSlots,
    waiting: auditWaiting,
    subscriptions: auditSubscriptions,
    refunds: auditRefunds,
    vouchers: auditVouchers,
    days: auditDays,
  },
  restaurant: { stock: auditStock, tables: auditTables, sales: auditSales, customers: auditCustomers },
};

/** The audits that concern every provider. */
const auditsOfAll: Readonly<Record<string, Audit>> = { directory: auditDirectory };

const auditsOfModule = (module: string) => (Object.hasOwn(auditsOf, module) ? (auditsOf[module] ?? {}) : {});

/** Runs every audit of a provider and its modules, one after the other. Each broken statement names its audit. */
export const auditProvider = async (
  firestore: Firestore,
  providerId: string,
  modules: readonly string[],
): Promise<AuditReport> => {
  let checked = 0;
  const broken: string[] = [];
  for (const audits of [auditsOfAll, ...modules.map(auditsOfModule)]) {
    for (const [name, audit] of Object.entries(audits)) {
      const report = await audit(firestore, providerId);
      checked += report.checked;
      broken.push(...report.broken.map((what) => `${name}: ${what}`));
    }
  }
  return { checked, broken };
};
