import * as z from 'zod';
import { paymentAccountStates } from './state.ts';

/** An account as its gateway describes it. */
export const accountFactsSchema = z.strictObject({
  chargesEnabled: z.boolean(),
  payoutsEnabled: z.boolean(),
  /** Somebody has gone through the gateway's form. */
  detailsSubmitted: z.boolean(),
  /** Names of what the gateway asks for, in its own words. */
  due: z.array(z.string().max(300)).max(200),
  /** Why the gateway has disabled something, in its own words. */
  disabledReason: z.string().max(300).optional(),
});

export type AccountFacts = Readonly<z.infer<typeof accountFactsSchema>>;

/** `serviceProviders/{pid}/private/paymentAccount`: the provider's own account at the gateway. */
export const paymentAccountSchema = z.object({
  ...accountFactsSchema.shape,
  gateway: z.string(),
  accountId: z.string(),
  /** Counts the provider's accounts: after the end of a connection comes another one. */
  number: z.int().positive(),
  state: z.enum(paymentAccountStates),
  /** When it could first be paid. From then on, the provider's `paymentAccount` names it. */
  readyAt: z.date().optional(),
  /** The latest account before it that was ever paid. Its owner has cut the connection. */
  replaces: z.string().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type PaymentAccount = Readonly<z.infer<typeof paymentAccountSchema>>;

/** The payload of `paymentAccount.report`. */
export const reportAccountPayload = z.strictObject({
  gateway: z.string().min(1).max(40),
  accountId: z.string().min(1).max(255),
  /** `null`: the provider has cut the connection. */
  facts: accountFactsSchema.nullable(),
});

export type ReportAccount = z.infer<typeof reportAccountPayload>;

/** `connectedAccounts/{code}`: whose an account is. Notices of a gateway name only the account. */
export const connectedAccountSchema = z.object({
  gateway: z.string(),
  accountId: z.string(),
  providerId: z.string(),
  createdAt: z.date(),
});
