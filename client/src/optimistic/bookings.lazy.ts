import { bookingCommands } from '@counterfoil/domain/booking';
import { deskCommands } from '@counterfoil/domain/desk';
import { subscriptionCommands } from '@counterfoil/domain/subscriptions';
import type { Deciders } from './decider.ts';

/** The deciders of bookings and subscriptions in one part: they share most of their code. */
export const bookings: Deciders = { ...bookingCommands, ...deskCommands, ...subscriptionCommands };
