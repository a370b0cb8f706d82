import type { Plan, Service } from '@counterfoil/domain';
import { bella, marco, type Person } from './people.ts';

export interface House {
  readonly providerId: string;
  readonly owner: Person;
  readonly profile: {
    readonly name: string;
    readonly kind: string;
    readonly timeZone: string;
    readonly currency: string;
    readonly openingHours: Readonly<Record<string, readonly { open: string; close: string }[]>>;
  };
  readonly services: Readonly<Record<string, Service>>;
  readonly plans: Readonly<Record<string, Plan>>;
}

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });

const week = (...periods: { open: string; close: string }[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, periods]));

export const salon: House = {
  providerId: 'demo-salon',
  owner: bella,
  profile: {
    name: 'Salone Bella',
    kind: 'salon',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    openingHours: { ...week({ open: '09:00', close: '13:00' }, { open: '14:00', close: '19:00' }), sun: [] },
  },
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
};

export const restaurant: House = {
  providerId: 'demo-restaurant',
  owner: marco,
  profile: {
    name: 'Trattoria Marco',
    kind: 'restaurant',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    openingHours: week({ open: '12:00', close: '15:00' }, { open: '18:00', close: '00:00' }),
  },
  services: {
    table: {
      name: 'Table',
      durationMinutes: 120,
      slotMinutes: 30,
      capacity: 40,
      price: euros(0),
      confirmation: 'automatic',
    },
    'chef-table': {
      name: "Chef's table",
      durationMinutes: 180,
      slotMinutes: 60,
      capacity: 8,
      price: euros(20),
      confirmation: 'manual',
    },
  },
  plans: {},
};

export const houses = [salon, restaurant] as const;
