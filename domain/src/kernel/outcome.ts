import type { Rejection } from './rejection.ts';

/**
 * The result of a command. `duplicate` repeats the first answer: an earlier delivery has already applied the command.
 */
export type Outcome =
  | {
      readonly commandId: string;
      readonly outcome: 'applied' | 'duplicate';
      /** Version of the aggregate after the command. */
      readonly version: number;
      readonly eventIds: readonly string[];
    }
  | { readonly commandId: string; readonly outcome: 'rejected'; readonly rejection: Rejection };
