import { auditedReservations } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { inSentences } from '../../../functions/src/audit/audit.ts';
import { auditDays } from '../../../functions/src/audit/audit-days.ts';
import { auditReservations } from '../../../functions/src/audit/audit-reservations.ts';
import { readAllPages } from '../../../functions/src/firestore/read-all-pages.ts';
import type { Findings } from '../timeline.ts';

/** Counts how the bookings ended in the full documents, and audits references and days. */
export const checkHotel = async (firestore: Firestore, providerId: string): Promise<Findings> => {
  const outcomes: Record<string, number> = { completed: 0, cancelled: 0, noShow: 0 };
  for (const document of await readAllPages(firestore, auditedReservations(providerId))) {
    const noShow = document.get('cancellationReason') === 'no-show' && document.get('cancelledBy') === 'provider';
    const outcome = noShow ? 'noShow' : String(document.get('status'));
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  const audits = [await auditReservations(firestore, providerId), await auditDays(firestore, providerId)];
  return { outcomes, audits: audits.map(inSentences) };
};
