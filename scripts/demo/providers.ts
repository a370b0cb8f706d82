import { bakery } from './bakery.ts';
import { pizzeria } from './pizzeria.ts';
import { salon } from './salon.ts';

export const providers = [salon, pizzeria, bakery] as const;

/** The providers that take bookings. */
export const bookableProviders = [salon, pizzeria] as const;
