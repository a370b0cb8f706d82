import type { CustomerCode } from '../../end-user/customer-code.ts';
import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { shortCode } from '../../kernel/short-code.ts';
import { localDay } from '../../kernel/time/local-day.ts';
import type { Write } from '../../kernel/write.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { tableRefs, takeTable } from '../tables/find.ts';
import type { Table } from '../tables/table.ts';
import type { OrderContact } from './contact.ts';
import type { NewOrder } from './event.ts';
import { orderKey, orderReads, storedOrder } from './find.ts';
import { addedLines, menuRefs } from './menu-lines.ts';
import { codeRefs, namedPerson } from './named-person.ts';
import { earlierNumberRefs, nextNumber, numberRef } from './next-number.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderNumber } from './order-number.ts';
import { orderContactRef, orderReferenceRef } from './paths.ts';
import type { PlaceOrder } from './payloads.ts';
import type { OrderReference } from './reference.ts';
import { totalsOf } from './totals.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  customerCode: CustomerCode;
  order: Order;
  member: Member;
  provider: Provider;
  menuItem: MenuItem;
  table: Table;
  orderReference: OrderReference;
  orderNumber: OrderNumber;
};

type PlaceRequest = CommandRequest<PlaceOrder>;

/** Prices include tax unless the provider's settings say otherwise. */
const isTaxIncluded = ({ settings }: Provider): boolean => settings.taxIncluded !== false;

const referenceRefs = (request: PlaceRequest, docs: Docs<Reads>) => {
  const { userId } = namedPerson(request, docs);
  return userId ? [orderReferenceRef(userId, request.command.payload.orderId)] : [];
};

/** An order id stays taken at the provider, and with the customer it names. */
const requireNew = (request: PlaceRequest, docs: Docs<Reads>): Refused | undefined => {
  const { orderId } = request.command.payload;
  const taken = storedOrder(request, docs) ?? referenceRefs(request, docs).find((ref) => docs.get(ref));
  if (taken)
    return reject('already-exists', `order ${orderId} already exists`, { reason: 'order-exists', field: 'orderId' });
  return requireVersion(request.command, 0);
};

/** Phone and e-mail lie apart, because every member reads the order and its events. */
const customerOf = (request: PlaceRequest, docs: Docs<Reads>): Order['customer'] => {
  const { customer } = request.command.payload;
  if (!customer) return undefined;
  const { name, phone, email } = customer;
  const { userId } = namedPerson(request, docs);
  return { name, userId, ...(phone || email ? { hasContact: true } : {}) };
};

const contactWrites = ({ command: { providerId, payload }, now }: PlaceRequest): Write[] => {
  const { phone, email } = payload.customer ?? {};
  if (!phone && !email) return [];
  const data: OrderContact = { phone, email, createdAt: now, updatedAt: now };
  return [{ op: 'create', path: orderContactRef(providerId, payload.orderId).path, data }];
};

const newOrder = (
  request: PlaceRequest,
  docs: Docs<Reads>,
  { provider, number, lines }: { provider: Provider; number: number; lines: OrderLine[] },
): NewOrder => {
  const { providerId, payload } = request.command;
  const { orderId, tableId, kind = 'counter' } = payload;
  const taxIncluded = isTaxIncluded(provider);
  return {
    orderId,
    providerId,
    providerName: provider.name,
    number,
    day: localDay(request.now, provider.timeZone),
    kind: tableId ? 'table' : kind,
    tableId,
    lines,
    status: 'pending',
    totals: totalsOf(lines, taxIncluded, provider.currency),
    taxIncluded,
    customer: customerOf(request, docs),
    claimCode: shortCode(`claim/${request.command.id}`),
    openedBy: actorId(request.actor),
    schema: 2,
  };
};

/** Creates an order at menu prices and occupies its table, if any. */
export const placeOrder: CommandDefinition<PlaceOrder, Reads> = {
  aggregate: orderKey,

  reads: (request) => [
    ...orderReads(request),
    providerRef(request.command.providerId),
    numberRef(request),
    ...menuRefs(request),
    ...tableRefs({ ...request.command, ...request.command.payload }),
    ...codeRefs(request),
  ],

  readsNext: (request, docs) => {
    const provider = docs.get(providerRef(request.command.providerId));
    const earlier = provider ? earlierNumberRefs(request, docs, provider.timeZone) : [];
    return [...earlier, ...referenceRefs(request, docs)];
  },

  decide: (request, docs) => {
    const { providerId, payload } = request.command;
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const denied = requireRole(docs, providerId, request.actor, frontOfHouse) ?? requireNew(request, docs);
    if (denied) return denied;
    const taken = payload.tableId ? takeTable(providerId, payload.tableId, payload.orderId, docs) : undefined;
    if (taken && 'rejection' in taken) return taken;
    const addition = addedLines(request, docs, { lines: [], taxIncluded: isTaxIncluded(provider) });
    if ('rejection' in addition) return addition;
    const issued = nextNumber(request, docs, provider.timeZone);
    const order = newOrder(request, docs, { provider, number: issued.number, lines: addition.lines });
    const tables = taken ? [taken.change] : [];
    const writes = [...issued.writes, ...contactWrites(request), ...namedPerson(request, docs).writes];
    return acceptOrder(request, undefined, { type: 'order.created', payload: order }, { tables, writes });
  },
};
