import { HttpsError } from 'firebase-functions/https';
import type * as z from 'zod';
import { allowedUrl } from '../payments/allowed-url.ts';

/**
 * The input of a call.
 *
 * @throws HttpsError `invalid-argument` that names the field
 */
export const validInput = <Input>(schema: z.ZodType<Input>, data: unknown): Input => {
  const input = schema.safeParse(data);
  if (input.success) return input.data;
  const [issue] = input.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new HttpsError('invalid-argument', `${field}: ${issue?.message}`, { reason: 'invalid-field', field });
};

/**
 * An address to which a page of the gateway may lead back.
 *
 * @throws HttpsError `invalid-argument` that names the field
 */
export const urlOf = (field: string, given: string | undefined): string => {
  const url = allowedUrl(given);
  if (url) return url;
  throw new HttpsError('invalid-argument', `${field} is on no allowed origin`, { reason: 'invalid-field', field });
};
