import type { z } from 'zod';
import { type Rejection, reject } from './rejection.ts';

/** Names are the sender's own text: long ones are cut before they are repeated. */
const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** The first thing a schema objects to, as a rejection that names the field, or `whole` where it is none in particular. */
export const invalid = (error: z.ZodError, whole = 'command'): { rejection: Rejection } => {
  const issue = error.issues[0];
  const path = issue?.path.map(String) ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const field = cut([...path, issue.keys[0] ?? ''].join('.'));
    return reject('invalid-argument', `unknown field ${field}`, { field });
  }
  const field = cut(path.join('.')) || whole;
  return reject('invalid-argument', cut(`${field}: ${issue?.message ?? 'invalid'}`), { field });
};
