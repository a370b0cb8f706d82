import {
  type Command,
  ingredientRef,
  memberRef,
  orderRef,
  reservationRef,
  subscriptionRef,
} from '@counterfoil/domain/core';

/** The document of what a command is about, as far as its sender may see it. */
export const pathOf = ({ type, providerId, payload }: Command, uid = ''): string | undefined => {
  const text = (field: string): string => {
    const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, field) : undefined;
    return typeof value === 'string' ? value : '';
  };
  switch (type.slice(0, type.indexOf('.'))) {
    case 'order':
      return orderRef(providerId, text('orderId')).path;
    case 'stock':
      return ingredientRef(providerId, text('ingredientId')).path;
    case 'member':
      return memberRef(providerId, text('userId')).path;
    case 'reservation':
      return reservationRef(text('userId') || uid, text('reservationId')).path;
    case 'subscription':
      return subscriptionRef(text('userId') || uid, text('subscriptionId')).path;
    default:
      return undefined;
  }
};
