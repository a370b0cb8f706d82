import type { Command, CommandPayloads } from '@counterfoil/client';

/** The order for a booking. */
export type NewBooking = Command<'reservation.create', CommandPayloads['reservation.create']>;

export const isNewBooking = (command: Command | undefined): command is NewBooking =>
  command?.type === 'reservation.create';
