import { bella } from './people.ts';
import { type DemoProvider, euros, week } from './provider.ts';

export const salon: DemoProvider = {
  providerId: 'demo-salon',
  owner: bella,
  profile: {
    name: 'Salone Bella',
    kind: 'salon',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    modules: ['booking'],
    openingHours: { ...week({ open: '09:00', close: '13:00' }, { open: '14:00', close: '19:00' }), sun: [] },
  },
  crew: [],
  records: {
    services: {
      haircut: {
        name: 'Haircut',
        durationMinutes: 30,
        slotMinutes: 30,
        capacity: 3,
        price: euros(28),
        confirmation: 'automatic',
      },
      colour: {
        name: 'Colour',
        durationMinutes: 90,
        slotMinutes: 30,
        capacity: 2,
        price: euros(75),
        confirmation: 'manual',
      },
      bridal: {
        name: 'Bridal styling',
        durationMinutes: 120,
        slotMinutes: 60,
        capacity: 1,
        price: euros(180),
        confirmation: 'payment',
        holdMinutes: 2,
        cancellationPolicy: { freeUntilHours: 48, feePercent: 50, noShowFeePercent: 100 },
      },
    },
    plans: {
      regular: { name: 'A cut a month', periodMonths: 1, price: euros(24) },
      friends: { name: 'Friends of the house', periodMonths: 12, price: euros(0) },
    },
  },
  stock: {},
};
