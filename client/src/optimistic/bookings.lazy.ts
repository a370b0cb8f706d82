import { bookingCommands } from '@counterfoil/domain/booking';
import { deskCommands } from '@counterfoil/domain/desk';
import { subscriptionCommands } from '@counterfoil/domain/subscriptions';

/** The deciders of bookings and subscriptions in one part: they share most of their code. */
export const bookings = { ...bookingCommands, ...deskCommands, ...subscriptionCommands };
