import { refundIdOf } from '@counterfoil/domain';
import { FieldPath, FieldValue, type UpdateData } from 'firebase-admin/firestore';
import { inDays, price } from '../tenant.ts';
import { change, copy, drop, firstWith, off, type Variant } from './variant.ts';
import type { DamagedWorld } from './world.ts';

const full = (name: keyof DamagedWorld['ids']) => (world: DamagedWorld) =>
  `endUsers/${world.uid}/reservations/${world.ids[name]}`;
const reference = (status: string, name: keyof DamagedWorld['ids']) => (world: DamagedWorld) =>
  world.at(`${status}Reservations/${world.ids[name]}`);
const utcDay = (days: number) => inDays(days, 10).toISOString().slice(0, 10);
const slot = (service: string, days: number) => (world: DamagedWorld) => world.at(`slots/${service}_${utcDay(days)}Z`);
const occupancy = (world: DamagedWorld) => world.at(`occupancy/${utcDay(6)}`);
const waitingList = (world: DamagedWorld) => world.at(`waitingLists/${utcDay(7)}`);
const reminder = (name: keyof DamagedWorld['ids'], type: string) => (world: DamagedWorld) =>
  `scheduledReminders/${world.uid}.${world.ids[name]}.${type}`;
const refund = (name: keyof DamagedWorld['ids']) => (world: DamagedWorld) =>
  world.at(`refunds/${refundIdOf('stripe', `pi-${world.ids[name]}`)}`);
const club = (world: DamagedWorld) => world.at(`activeSubscriptions/${world.ids.club}`);

/** Adds to the seats of each key that a document has. */
const seats = (name: string, path: (world: DamagedWorld) => string, by: (amount: number) => number): Variant => ({
  name,
  damage: async (world, amount) => {
    const ref = world.firestore.doc(path(world));
    const keys = Object.keys((await ref.get()).get('booked'));
    for (const key of keys) await ref.update(new FieldPath('booked', key), off(by(amount)));
    return [['seats.differs', ref.path]];
  },
});

/** A counter off by an amount, on whatever shard it is. */
const counter = (name: string, field: string, by: (amount: number) => number): Variant => ({
  name,
  damage: async (world, amount) => {
    const { docs } = await world.firestore.collection(world.at('counters')).get();
    await docs[0]?.ref.update({ [field]: off(by(amount)) });
    return [['counter.differs', docs[0]?.ref.path ?? '']];
  },
});

/** A figure of the day of a booking, on the first of its shards. */
const day = (name: string, field: string, days: number): Variant => ({
  name,
  damage: async (world, amount) => {
    const shard = await firstWith(world.firestore, world.at('days'), 'day', utcDay(days));
    const data: UpdateData<Record<string, unknown>> = { [field]: off(amount) };
    await shard.ref.update(data);
    return [['day.differs', world.at(`days/${utcDay(days)}_0`)]];
  },
});

const twiceOnBothHalves: Variant = {
  name: 'a refund counted twice on both halves',
  damage: async (world) => {
    const refunded = { ...price, amount: 2 * price.amount };
    for (const path of [full('refunded'), reference('cancelled', 'refunded')])
      await world.firestore.doc(path(world)).update({ refunded });
    return [['paidBack.differs', full('refunded')(world)]];
  },
  follows: (world) => [reference('cancelled', 'refunded')(world)],
};

export const bookingVariants: readonly Variant[] = [
  drop('a reference deleted', reference('confirmed', 'next'), 'reservationReference.missing'),
  drop('the reference of a waiting booking deleted', reference('waiting', 'first'), 'reservationReference.missing'),
  drop('the reference of a guest deleted', reference('confirmed', 'guest'), 'reservationReference.missing'),
  change(
    'a price altered on the reference',
    reference('cancelled', 'owed'),
    'reservationReference.differs',
    (_, n) => ({ 'price.amount': n }),
  ),
  change('a time altered on the reference', reference('confirmed', 'next'), 'reservationReference.differs', () => ({
    startTime: inDays(2),
  })),
  change(
    'the refund of a reference removed',
    reference('cancelled', 'refunded'),
    'reservationReference.differs',
    () => ({ refunded: FieldValue.delete() }),
  ),
  copy(
    'a reference left in an old status',
    reference('completed', 'done'),
    reference('confirmed', 'done'),
    'reservationReference.stray',
  ),
  copy(
    'a cancelled booking shown as pending',
    reference('cancelled', 'cancelled'),
    reference('pending', 'cancelled'),
    'reservationReference.stray',
  ),
  drop('a full document deleted', full('next'), 'reservation.missing'),
  drop('a paid booking deleted', full('paid'), 'reservation.missing'),
  drop(
    'the booking of a guest deleted',
    (world) => world.at(`guestReservations/${world.ids.guest}`),
    'reservation.missing',
  ),
  change('a full document with another price', full('paid'), 'reservation.differs', (_, n) => ({
    'totalPrice.amount': n,
  })),
  change('a full document with another party', full('next'), 'reservation.differs', (_, n) => ({ partySize: 2 + n })),
  change('a booking ended by hand', full('served'), 'reservation.differs', () => ({
    status: 'completed',
    completedAt: new Date(),
  })),
  counter('the total off by three', 'totalReservations', () => 3),
  counter('a status counted too low', 'confirmedReservations', (n) => -n),
  counter('subscriptions counted too high', 'activeSubscriptions', (n) => n),
  counter('stars off', 'stars', (n) => n),
  seats('a slot overbooked by hand', slot('cut', 3), (n) => n),
  seats('seats of a slot lost', slot('pay', 9), () => -1),
  {
    ...drop('the seats of a day deleted', slot('cut', 8), 'seats.differs'),
    loses: ['capacity', 'slotMinutes', 'reachedUntil'],
  },
  change('seats that nobody holds', slot('cut', 8), 'seats.differs', (_, n) => ({
    booked: { [`${utcDay(8)}T09:00Z`]: n, [`${utcDay(8)}T10:00Z`]: 1 },
  })),
  seats('a resource booked twice by hand', occupancy, (n) => n),
  drop('the time of a resource deleted', occupancy, 'seats.differs'),
  drop('a waiting list deleted', waitingList, 'waitingList.missing'),
  {
    name: 'the first in line lost',
    damage: async (world) => {
      const ref = world.firestore.doc(waitingList(world));
      await ref.update({ waiting: (await ref.get()).get('waiting').slice(1) });
      return [['waitingList.differs', ref.path]];
    },
  },
  {
    name: 'somebody stands in line twice',
    damage: async (world) => {
      const ref = world.firestore.doc(waitingList(world));
      const waiting = (await ref.get()).get('waiting');
      await ref.update({ waiting: [...waiting, waiting[0]] });
      return [['waitingList.differs', ref.path]];
    },
  },
  drop('a reminder deleted', reminder('next', 'reservation24h'), 'reminder.missing'),
  drop('the reminder of a subscription deleted', reminder('club', 'subscriptionRenewal'), 'reminder.missing'),
  change('a reminder at another time', reminder('served', 'reservation1h'), 'reminder.differs', () => ({
    scheduledFor: inDays(2),
  })),
  {
    name: 'a reminder of a cancelled booking',
    damage: async (world) => {
      const of = (await world.firestore.doc(reminder('next', 'reservation24h')(world)).get()).data();
      const path = reminder('cancelled', 'reservation24h')(world);
      await world.firestore.doc(path).create({ ...of, reservationId: world.ids.cancelled });
      return [['reminder.stray', path]];
    },
  },
  drop('the reference of a subscription deleted', club, 'subscriptionReference.missing'),
  change('a plan renamed on the reference', club, 'subscriptionReference.differs', () => ({ planName: 'Gold' })),
  drop(
    'a subscription deleted',
    (world) => `endUsers/${world.uid}/subscriptions/${world.ids.club}`,
    'subscription.missing',
  ),
  change('a refund counted twice', full('refunded'), 'reservation.differs', () => ({
    'refunded.amount': 2 * price.amount,
  })),
  twiceOnBothHalves,
  { ...drop('a refund deleted', refund('owed'), 'refund.missing'), loses: ['status', 'failure'] },
  change('a refund of another amount', refund('owed'), 'refund.differs', (_, n) => ({ 'amount.amount': n })),
  change('a refund that nobody owes', refund('refunded'), 'refund.stray', () => ({
    status: 'due',
    nextAttemptAt: new Date(),
  })),
  change(
    'a voucher with more left',
    (world) => world.at(`vouchers/${world.ids.voucher}`),
    'voucher.differs',
    (_, n) => ({ left: off(n) }),
  ),
  day('bookings of a day counted too high', 'seats', 3),
  day('revenue of a day too high', 'revenue', -1),
  day('an hour of a day too high', 'hours.10', 3),
  drop('the entry in the directory deleted', (world) => `directory/${world.providerId}`, 'directoryEntry.missing'),
  change(
    'another name in the directory',
    (world) => `directory/${world.providerId}`,
    'directoryEntry.differs',
    () => ({ name: 'Another' }),
  ),
];
