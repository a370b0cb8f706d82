import type { CommandDefinition, Documents } from '@counterfoil/domain/core';

/** A command's decider, whatever its payload: the one that its type names takes it. */
export type Decider = Pick<CommandDefinition<never, Documents>, 'reads' | 'readsNext' | 'decide'>;

type Deciders = Readonly<Record<string, Decider>>;

const booking = async (): Promise<Deciders> => (await import('@counterfoil/domain/booking')).bookingCommands;
const restaurant = async (): Promise<Deciders> => (await import('@counterfoil/domain/restaurant')).restaurantCommands;
const house = async (): Promise<Deciders> => (await import('@counterfoil/domain/house')).houseCommands;

/** Where a command's decider is, by the first word of its type. */
const byWord: Readonly<Record<string, () => Promise<Deciders>>> = {
  reservation: booking,
  subscription: booking,
  order: restaurant,
  printJob: restaurant,
  stock: restaurant,
  member: house,
};

/** What a house's commands are decided by is loaded, if it can be. */
export const loadDeciders = async (modules: readonly string[]): Promise<void> => {
  const needed = [
    house,
    ...(modules.includes('booking') ? [booking] : []),
    ...(modules.includes('restaurant') ? [restaurant] : []),
  ];
  await Promise.allSettled(needed.map((load) => load()));
};

/** How a command is decided; `undefined` for one that only the server decides, or whose code cannot be had now. */
export const deciderOf = async (type: string): Promise<Decider | undefined> => {
  try {
    return (await byWord[type.slice(0, type.indexOf('.'))]?.())?.[type];
  } catch {
    return undefined;
  }
};
