import * as z from 'zod';
import { envelopeSchema } from '../kernel/envelope-schema.ts';
import { idSchema } from '../kernel/id-schema.ts';
import { rejectionCodes } from '../kernel/rejection-code.ts';

export const rejectionSchema = z
  .object({
    code: z.enum(rejectionCodes),
    message: z.string(),
    /** A newer server may know more reasons, so any text is valid. */
    details: z.looseObject({ reason: z.string().optional(), field: z.string().optional() }).optional(),
  })
  .describe('Why a command was refused. `docs/rejections.md` lists the reasons.');

export const outcomeSchema = z
  .object({
    commandId: z.string(),
    outcome: z.enum(['applied', 'duplicate', 'rejected']),
    /** Of the aggregate, after the command. */
    version: z.int().optional(),
    eventIds: z.array(z.string()).optional(),
    rejection: rejectionSchema.optional(),
  })
  .describe('`applied` and `duplicate` have `version` and `eventIds`; `rejected` has `rejection`.');

export const callRequestSchema = z
  .object({ data: z.strictObject({ commands: z.array(z.record(z.string(), z.unknown())).max(100) }) })
  .describe('The body of a call of the function `command`.');

export const callAnswerSchema = z
  .object({ result: z.object({ outcomes: z.array(outcomeSchema), at: z.iso.datetime() }) })
  .describe('The answer to a call: one outcome per command, in their order, and the time of the server.');

export const callFailureSchema = z
  .object({
    error: z.object({
      status: z.string(),
      message: z.string(),
      details: z
        .looseObject({
          /** One per command; `null` for those that could not be executed. */
          outcomes: z.array(outcomeSchema.nullable()).optional(),
          retryAfterSeconds: z.number().optional(),
          at: z.iso.datetime().optional(),
        })
        .optional(),
    }),
  })
  .describe('The answer to a call that failed as a whole.');

/** The fields that an app writes. The security rules check the same. */
const queuedFields = envelopeSchema.extend({
  payload: z.record(z.string(), z.unknown()),
  after: idSchema.optional(),
  createdBy: z.string(),
  createdAt: z.date(),
});

export const queuedCommandSchema = queuedFields
  .extend({ status: z.literal('queued') })
  .describe('`endUsers/{uid}/commands/{id}` or `serviceProviders/{pid}/commands/{id}`, as a device writes it.');

/** The same once it is settled, with the notes of deliveries that failed. */
export const settledCommandSchema = z
  .object({
    ...queuedFields.shape,
    payload: z.record(z.string(), z.unknown()).optional(),
    status: z.enum(['queued', 'applied', 'rejected']),
    version: z.int().optional(),
    eventIds: z.array(z.string()).optional(),
    rejection: rejectionSchema.optional(),
    settledAt: z.date().optional(),
    updatedAt: z.date().optional(),
    expireAt: z.date().optional(),
    failures: z.int().optional(),
    firstFailedAt: z.date().optional(),
  })
  .describe('The same document, as a device reads it. An applied one has lost its `payload`.');
