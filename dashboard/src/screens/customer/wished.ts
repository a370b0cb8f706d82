import type { CommandPayloads } from '@counterfoil/client';

/** A booking as its customer wishes for it, before it has an id. */
export type Wished = Omit<CommandPayloads['reservation.create'], 'reservationId'>;

/** The names of a party, one in a line. */
export const namesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean);
