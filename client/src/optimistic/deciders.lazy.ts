import { type Aggregate, aggregateOf } from '@counterfoil/domain/core';
import { loadPart } from '../connection/load-part.ts';
import type { Decider, Deciders } from './decider.ts';

const loaders: Readonly<Record<NonNullable<Aggregate['predictedBy']>, () => Promise<Deciders>>> = {
  booking: async () => (await loadPart(() => import('./bookings.lazy.ts'), 'bookings')).bookings,
  restaurant: async () =>
    (await loadPart(() => import('@counterfoil/domain/restaurant'), 'restaurantCommands')).restaurantCommands,
  house: async () => (await loadPart(() => import('@counterfoil/domain/house'), 'providerCommands')).providerCommands,
};

export const loadDeciders = (): Promise<unknown> => Promise.all(Object.values(loaders).map((load) => load()));

/** The decider of a command type; `undefined` if only the server decides it. */
export const deciderOf = async (type: string): Promise<Decider | undefined> => {
  const part = aggregateOf(type)?.predictedBy;
  return part && (await loaders[part]())[type];
};
