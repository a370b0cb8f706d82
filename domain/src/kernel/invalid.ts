import type { z } from 'zod';
import { type Refused, reject } from './rejection.ts';

/** Field names come from the sender, so messages repeat at most 120 characters of them. */
const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/**
 * Turns the first schema issue into a rejection that names the field, or `whole` if the issue concerns no single field.
 */
export const invalid = (error: z.ZodError, whole = 'command'): Refused => {
  const issue = error.issues[0];
  const path = issue?.path.map(String) ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const field = cut([...path, issue.keys[0] ?? ''].join('.'));
    return reject('invalid-argument', `unknown field ${field}`, { reason: 'invalid-field', field });
  }
  const field = cut(path.join('.')) || whole;
  return reject('invalid-argument', cut(`${field}: ${issue?.message ?? 'invalid'}`), {
    reason: 'invalid-field',
    field,
  });
};
