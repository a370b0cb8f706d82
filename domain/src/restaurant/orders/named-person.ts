import type { CustomerCode } from '../../end-user/customer-code.ts';
import { customerCodeRef } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import type { PlaceOrder } from './payloads.ts';

type PlaceRequest = CommandRequest<Pick<PlaceOrder, 'customer'>>;

export const codeRefs = ({ command }: PlaceRequest): Ref<'customerCode'>[] => {
  const { code } = command.payload.customer ?? {};
  return code ? [customerCodeRef(code)] : [];
};

/**
 * The person whose app shows the order's code, and the write that uses the code up. Without a valid code nobody is
 * named. The order stands all the same, because one that waited on an offline device may come too late.
 */
export const namedPerson = (
  request: PlaceRequest,
  docs: Docs<{ customerCode: CustomerCode }>,
): { readonly userId?: string; readonly writes: readonly Write[] } => {
  const [ref] = codeRefs(request);
  const code = ref && docs.get(ref);
  if (!code || code.expireAt <= request.now) return { writes: [] };
  return { userId: code.userId, writes: [{ op: 'delete', path: ref.path }] };
};
