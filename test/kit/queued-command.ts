import { serverTimestamp } from 'firebase/firestore';
import type { Fields } from './rules.ts';

/** A command as a device queues it in `commands/{id}`. */
export const queuedCommand = (id: string, createdBy: string, providerId: string): Fields => ({
  id,
  type: 'reservation.create',
  providerId,
  payload: { serviceId: 'cut' },
  issuedAt: '2030-01-01T09:00:00.000Z',
  status: 'queued',
  createdBy,
  createdAt: serverTimestamp(),
});
