import type { Rejection } from './rejection.ts';
import type { Write } from './write.ts';

/** A decider's answer: the facts, and everything they write, or a refusal. */
export type Decision =
  | {
      /** Version of the command's main aggregate afterwards. */
      readonly version: number;
      readonly eventIds: readonly string[];
      readonly writes: readonly Write[];
    }
  | { readonly rejection: Rejection };
