import * as z from 'zod';
import { codeSchema } from '../../kernel/code-schema.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { moneyPayload } from '../../kernel/money-schema.ts';
import { nameSchema } from '../../kernel/name-schema.ts';

const linePayload = z.strictObject({
  lineId: idSchema,
  menuItemId: idSchema,
  quantity: z.int().min(1).max(1000),
  note: z.string().trim().min(1).max(500).optional(),
});
export type LinePayload = z.infer<typeof linePayload>;

/** Rejects duplicate line ids within one command. */
const linesPayload = z
  .array(linePayload)
  .max(100)
  .superRefine((lines, context) => {
    const ids = lines.map(({ lineId }) => lineId);
    const duplicate = ids.findIndex((id, n) => ids.indexOf(id) !== n);
    if (duplicate >= 0) context.addIssue({ code: 'custom', path: [duplicate, 'lineId'], message: 'is a duplicate' });
  });

const customerPayload = z.strictObject({
  name: nameSchema.optional(),
  phone: z.string().trim().min(1).max(40).optional(),
  email: z.email().max(254).optional(),
  /** The code that the customer's app shows. */
  code: codeSchema(10).optional(),
  /** Without effect: it proves nothing. Queued orders of earlier versions carry it. */
  userId: idSchema.optional(),
});

const orderTarget = { orderId: idSchema };

export const placeOrderPayload = z
  .strictObject({
    ...orderTarget,
    tableId: idSchema.optional(),
    /** Only without a table; `counter` unless set. */
    kind: z.enum(['takeAway', 'counter']).optional(),
    lines: linesPayload,
    customer: customerPayload.optional(),
  })
  .refine(({ tableId, kind }) => !tableId || !kind, { path: ['kind'], error: 'must be absent if tableId is set' });
export type PlaceOrder = z.infer<typeof placeOrderPayload>;

export const addLinesPayload = z.strictObject({ ...orderTarget, lines: linesPayload.min(1) });
export type AddLines = z.infer<typeof addLinesPayload>;

export const removeLinePayload = z.strictObject({ ...orderTarget, lineId: idSchema });
export type RemoveLine = z.infer<typeof removeLinePayload>;

export const moveOrderPayload = z.strictObject({ ...orderTarget, tableId: idSchema });
export type MoveOrder = z.infer<typeof moveOrderPayload>;

export const orderPayload = z.strictObject(orderTarget);
export type OrderTarget = z.infer<typeof orderPayload>;

export const setLineStatusPayload = z.strictObject({
  ...orderTarget,
  lineId: idSchema,
  status: z.enum(['queued', 'preparing', 'ready', 'served']),
});
export type SetLineStatus = z.infer<typeof setLineStatusPayload>;

export const claimOrderPayload = z.strictObject({ ...orderTarget, code: codeSchema(8) });
export type ClaimOrder = z.infer<typeof claimOrderPayload>;

export const completeOrderPayload = z.strictObject({
  ...orderTarget,
  payment: z
    .strictObject({
      method: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'must be a short word, such as cash, card or voucher'),
      /** The amount paid. It must equal the total; otherwise the device has seen an outdated order. */
      amount: moneyPayload.optional(),
    })
    .optional(),
});
export type CompleteOrder = z.infer<typeof completeOrderPayload>;

export const cancelOrderPayload = z.strictObject({
  ...orderTarget,
  reason: z.string().trim().min(1).max(500).optional(),
});
export type CancelOrder = z.infer<typeof cancelOrderPayload>;
