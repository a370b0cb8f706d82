import { clubPlans } from '../../domain/test-kit/fixtures/club.ts';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { salonProfile, salonServices } from '../../domain/test-kit/fixtures/salon.ts';
import { bella, stella } from './people.ts';
import { type DemoProvider, week } from './provider.ts';

/** The salon of the tests, with a service that is paid for in advance and the club's plans. */
export const salon: DemoProvider = {
  providerId: 'demo-salon',
  owner: bella,
  profile: {
    ...salonProfile,
    name: 'Salone Bella',
    modules: [...salonProfile.modules, 'subscriptions'],
    timeZone: 'Europe/Rome',
    openingHours: { ...week({ open: '09:00', close: '13:00' }, { open: '14:00', close: '19:00' }), sun: [] },
  },
  crew: [],
  invited: [{ person: stella, role: 'staff' }],
  records: {
    services: {
      haircut: { ...salonServices.haircut, packages: ['5 10000 180', '10 19000 365'], giftCardDays: 730 },
      colour: { ...salonServices.colour, capacity: 2, price: euros(7500), confirmation: 'manual' },
      bridal: {
        name: 'Bridal styling',
        durationMinutes: 120,
        slotMinutes: 60,
        capacity: 1,
        price: euros(18_000),
        confirmation: 'payment',
        depositPercent: 30,
        holdMinutes: 2,
        resourceIds: ['giulia', 'elio'],
        minutesAfter: 15,
        cancellationPolicy: { freeUntilHours: 48, feePercent: 50, noShowFeePercent: 100 },
      },
    },
    resources: {
      giulia: { name: 'Giulia', kind: 'member' },
      elio: {
        name: 'Elio',
        kind: 'member',
        openingHours: { ...week({ open: '09:00', close: '13:00' }), sat: [], sun: [] },
      },
    },
    plans: {
      regular: { ...clubPlans.paid, name: 'A cut a month' },
      friends: { ...clubPlans.free, name: 'Friends of the house', periodMonths: 12 },
    },
  },
  listing: { place: { latitude: 45.4654, longitude: 9.1859 }, text: 'Via Torino 12, Milano' },
  shortAddress: 'salone-bella',
  closure: { inDays: 7, title: 'Fair in Milan' },
  stock: {},
};
