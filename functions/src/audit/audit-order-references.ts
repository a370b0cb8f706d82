import {
  differingFields,
  type Finding,
  isPseudonym,
  orderRef,
  orderReferenceRef,
  orderReferenceSchema,
  storedFields,
  told,
  toldFields,
  toOrderReference,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { readAt } from './read-documents.ts';
import { readOrders } from './read-orders.ts';

/** Checks that each person whom an order names has it among their own. One check per such order. */
export const auditOrderReferences = audit(async (moment, providerId) => {
  const wanted = new Map(
    (await readOrders(moment, providerId)).flatMap((order) => {
      const userId = order.customer?.userId;
      if (!userId || isPseudonym(userId)) return [];
      return [[orderReferenceRef(userId, order.orderId).path, order] as const];
    }),
  );
  const stored = await readAt(moment, [...wanted.keys()], orderReferenceSchema);
  const broken = [...wanted].flatMap(([where, order]): Finding[] => {
    const [should, does] = [storedFields(toOrderReference(order)), stored.get(where)];
    const finding = { audit: 'orderReferences', where, from: [orderRef(providerId, order.orderId).path] } as const;
    if (!does) return [{ ...finding, what: 'orderReference.missing', expected: told(should), found: null }];
    const fields = differingFields(should, does);
    if (fields.length === 0) return [];
    const [expected, found] = [toldFields(should, fields), toldFields(does, fields)];
    return [{ ...finding, what: 'orderReference.differs', expected, found }];
  });
  return { checked: wanted.size, broken };
});
