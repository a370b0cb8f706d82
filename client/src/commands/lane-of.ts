import type { Command } from '@counterfoil/domain/core';

/** Where a payload names what a command is about, by the first word of its type. */
const fields: Readonly<Record<string, string>> = {
  order: 'orderId',
  reservation: 'reservationId',
  subscription: 'subscriptionId',
  stock: 'ingredientId',
  printJob: 'printJobId',
  member: 'userId',
};

/** Commands of one lane are about the same thing, and go one after the other. */
export const laneOf = ({ type, providerId, payload }: Command): string => {
  const word = type.slice(0, type.indexOf('.'));
  const field = fields[word];
  const named = field && typeof payload === 'object' && payload !== null ? Reflect.get(payload, field) : '';
  return `${providerId}/${word}/${String(named)}`;
};
