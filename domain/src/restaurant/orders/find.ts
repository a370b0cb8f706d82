import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Member, MemberRole } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import type { Order, OrderLine } from './order.ts';
import { orderRef } from './paths.ts';
import { openStatuses } from './status.ts';

type OrderRequest = CommandRequest<{ orderId: string }>;

/** Commands on the same order run in order. */
export const orderKey = ({ command }: OrderRequest): string => `order/${command.payload.orderId}`;

/** The first reads of every command on an order. */
export const orderReads = ({ command: { providerId, payload }, actor }: OrderRequest): Ref<'order' | 'member'>[] => [
  orderRef(providerId, payload.orderId),
  ...membershipRefs(providerId, actor),
];

const isOpen = ({ status }: Order): boolean => openStatuses.some((open) => open === status);

/** The order as read, before any permission check. */
export const storedOrder = ({ command: { providerId, payload } }: OrderRequest, docs: Docs<{ order: Order }>) =>
  docs.get(orderRef(providerId, payload.orderId));

/** Finds the open order that a command names, at the version it expects, if the actor's role may change it. */
export const findOpenOrder = (
  request: OrderRequest,
  docs: Docs<{ order: Order; member: Member }>,
  roles: readonly MemberRole[] = frontOfHouse,
): { order: Order } | Refused => {
  const command: Command = request.command;
  const denied = requireRole(docs, command.providerId, request.actor, roles);
  if (denied) return denied;
  const order = storedOrder(request, docs);
  if (!order)
    return reject('not-found', `no order ${request.command.payload.orderId}`, { reason: 'no-order', field: 'orderId' });
  const stale = requireVersion(command, order.version);
  if (stale) return stale;
  const { status } = order;
  return isOpen(order)
    ? { order }
    : reject('failed-precondition', `the order is ${status}`, { reason: 'wrong-status', status });
};

export const findLine = (order: Order, lineId: string): { line: OrderLine } | Refused => {
  const line = order.lines.find((line) => line.lineId === lineId);
  return line
    ? { line }
    : reject('not-found', `the order has no line ${lineId}`, { reason: 'no-line', field: 'lineId' });
};
