import type { Ref } from '../../kernel/ref.ts';
import { longCode } from '../../kernel/short-code.ts';

/** Ids of gateways may have any characters, so the path holds their code. */
export const paymentRef = (gateway: string, paymentId: string): Ref<'payment'> => ({
  kind: 'payment',
  path: `payments/${longCode(`${gateway}/${paymentId}`)}`,
});
