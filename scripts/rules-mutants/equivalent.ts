/**
 * Mutants that no test can kill, because they accept and refuse the same requests as the rules. By the mutant's id, with
 * the reason.
 */
export const equivalent: Readonly<Record<string, string>> = {};
