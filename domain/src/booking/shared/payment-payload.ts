import * as z from 'zod';
import { moneyPayload } from '../../kernel/money-schema.ts';

const identity = { paymentId: z.string().min(1).max(255), gateway: z.string().min(1).max(40) };

/** A payment whose refunds or disputes were reported. */
export const settlementPayload = identity;

/** A payment as a gateway reports it. */
export const paymentPayload = {
  ...identity,
  amount: moneyPayload,
  /** The gateway charges only multiples of this, in minor units; 1 unless set. */
  step: z.int().min(1).max(10_000).optional(),
  /** The connected account that was paid; absent for the platform's. */
  account: z.string().min(1).max(255).optional(),
};
