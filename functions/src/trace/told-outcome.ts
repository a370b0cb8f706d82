import type { Outcome } from '@counterfoil/domain';

/** An outcome as logs and spans tell it: a refusal's sentence and details may repeat the words of a person. */
export const toldOutcome = (outcome: Outcome): string => {
  if (outcome.outcome !== 'rejected') return outcome.outcome;
  const { code, details } = outcome.rejection;
  return ['rejected', code, ...(details?.reason ? [details.reason] : [])].join(' ');
};
