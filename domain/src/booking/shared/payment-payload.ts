import { z } from 'zod';
import { moneyPayload } from '../../kernel/money-schema.ts';

/** A payment as a gateway reports it. */
export const paymentPayload = {
  paymentId: z.string().min(1).max(255),
  gateway: z.string().min(1).max(40),
  amount: moneyPayload,
  /** The gateway charges only multiples of this, in minor units; 1 unless set. */
  step: z.int().min(1).max(10_000).optional(),
};
