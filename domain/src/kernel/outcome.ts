import type { Rejection } from './rejection.ts';

/** What became of a command. `duplicate` repeats the first answer: the effect was there already. */
export type Outcome =
  | {
      readonly commandId: string;
      readonly outcome: 'applied' | 'duplicate';
      /** Version of the aggregate after the command. */
      readonly version: number;
      readonly eventIds: readonly string[];
    }
  | { readonly commandId: string; readonly outcome: 'rejected'; readonly rejection: Rejection };
