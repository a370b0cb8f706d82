import type { Entry } from './entry.ts';
import type { Journal } from './journal.ts';

/** The user's entries that the server has not settled, in their order. */
export const unsettledOf = ({ entries$ }: Pick<Journal, 'entries$'>, uid: string | undefined): readonly Entry[] =>
  entries$.value.filter(({ userId, refusal }) => userId === uid && !refusal);
