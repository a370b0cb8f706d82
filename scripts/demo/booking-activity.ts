import type { Identified, Reservation, ReservationReference } from '@counterfoil/client';
import { dayMs, localDay } from '@counterfoil/domain';
import { v7 } from 'uuid';
import { type Activity, currentData, type Demo, sendAndReport } from './activity.ts';
import type { Device } from './device.ts';
import { payOnPage } from './pay.ts';
import { customers } from './people.ts';
import type { DemoProvider } from './provider.ts';
import { bookableProviders } from './providers.ts';
import { nextRestaurantActivity } from './restaurant-activity.ts';
import { usePackage } from './voucher-activity.ts';

const providerOf = (providerId: string): DemoProvider | undefined =>
  bookableProviders.find((provider) => provider.providerId === providerId);

/** The day `days` from now, in the provider's time zone. */
const dayAhead = (days: number, { profile }: DemoProvider): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: profile.timeZone }).format(new Date(Date.now() + days * dayMs));

const timeOf = (at: Date, { profile }: DemoProvider): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: profile.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

const customer = ({ dice, devices }: Demo): Device | undefined => devices.get(dice.pick(customers)?.uid ?? '');

const findSlot = async (
  demo: Demo,
  device: Device,
  provider: DemoProvider,
  serviceId: string,
): Promise<Date | undefined> => {
  const day = dayAhead(demo.dice.int(0, 3), provider);
  const slots = await currentData(device.counterfoil.provider(provider.providerId).slots(serviceId, day));
  return demo.dice.pick(slots.filter(({ start }) => start.getTime() > Date.now()))?.start;
};

const book = async (demo: Demo): Promise<Activity | undefined> => {
  const device = customer(demo);
  const provider = demo.dice.pick(bookableProviders);
  const [serviceId, service] = demo.dice.pick(Object.entries(provider?.records.services ?? {})) ?? [];
  if (!device || !provider || !serviceId || !service) return undefined;
  const start = await findSlot(demo, device, provider, serviceId);
  if (!start) return undefined;
  const partySize = provider.profile.kind === 'restaurant' ? demo.dice.int(1, 6) : 1;
  const payload = { reservationId: v7(), serviceId, startTime: start.toISOString(), partySize };
  const what = `books ${service.name} for ${partySize} at ${provider.profile.name}, ${timeOf(start, provider)}`;
  return sendAndReport(device, what, { type: 'reservation.create', providerId: provider.providerId, payload });
};

/** Picks one of the person's bookings that can still change. */
const openBooking = async ({ dice }: Demo, device: Device): Promise<Identified<Reservation> | undefined> => {
  const all = await currentData(device.counterfoil.me().reservations());
  const open = all.filter(({ status }) => status === 'pending' || status === 'confirmed');
  return dice.pick(open);
};

const cancel = async (demo: Demo): Promise<Activity | undefined> => {
  const device = customer(demo);
  const booking = device && (await openBooking(demo, device));
  if (!booking) return undefined;
  const { userId, reservationId, providerId, serviceName, code } = booking;
  const payload = { userId, reservationId, reason: 'Something came up' };
  return sendAndReport(device, `cancels ${serviceName} (${code})`, { type: 'reservation.cancel', providerId, payload });
};

const move = async (demo: Demo): Promise<Activity | undefined> => {
  const device = customer(demo);
  const booking = device && (await openBooking(demo, device));
  const provider = booking && providerOf(booking.providerId);
  const start = provider && (await findSlot(demo, device, provider, booking.serviceId));
  if (!start) return undefined;
  const { providerId, reservationId, serviceName, code } = booking;
  const payload = { reservationId, startTime: start.toISOString() };
  const what = `moves ${serviceName} (${code}) to ${timeOf(start, provider)}`;
  return sendAndReport(device, what, { type: 'reservation.reschedule', providerId, payload });
};

const subscribe = async (demo: Demo): Promise<Activity | undefined> => {
  const device = customer(demo);
  const provider = demo.dice.pick(bookableProviders.filter(({ records }) => records.plans));
  const [planId, plan] = demo.dice.pick(Object.entries(provider?.records.plans ?? {})) ?? [];
  if (!device || !provider || !planId || !plan) return undefined;
  const { providerId, profile } = provider;
  const mine = await currentData(device.counterfoil.me().subscriptions());
  if (mine.some((one) => one.planId === planId && one.status !== 'cancelled')) return undefined;
  const subscriptionId = v7();
  const ordered = await sendAndReport(device, `subscribes to «${plan.name}» at ${profile.name}`, {
    type: 'subscription.create',
    providerId,
    payload: { subscriptionId, planId },
  });
  if (plan.price.amount === 0) return ordered;
  return { ...ordered, answer: `${ordered.answer}, ${await payOnPage(device, { providerId, subscriptionId })}` };
};

/** Pays for a hold, on the page of the gateway. */
const pay = async (demo: Demo): Promise<Activity | undefined> => {
  const device = customer(demo);
  if (!device) return undefined;
  const holds = (await currentData(device.counterfoil.me().reservations({ status: 'pending' }))).filter(
    ({ paymentStatus }) => paymentStatus === 'pending',
  );
  const booking = demo.dice.pick(holds);
  if (!booking) return undefined;
  const { providerId, reservationId, serviceName, code } = booking;
  const what = `pays for ${serviceName} (${code})`;
  return { who: device.person.displayName, what, answer: await payOnPage(device, { providerId, reservationId }) };
};

const rate = async (demo: Demo): Promise<Activity | undefined> => {
  const device = customer(demo);
  if (!device) return undefined;
  const served = await currentData(device.counterfoil.me().reservations({ status: 'completed' }));
  const booking = demo.dice.pick(served.filter(({ rating }) => !rating));
  if (!booking) return undefined;
  const { providerId, reservationId, serviceName, code } = booking;
  const stars = demo.dice.int(3, 5);
  const payload = { reservationId, stars };
  return sendAndReport(device, `rates ${serviceName} (${code}) ${'★'.repeat(stars)}`, {
    type: 'reservation.rate',
    providerId,
    payload,
  });
};

type StaffAction = 'confirm' | 'complete' | 'markNoShow' | 'declineMove';

const staffTransition = async (
  { dice, devices }: Demo,
  from: 'pending' | 'confirmed',
  action: StaffAction,
  mayTake: (booking: ReservationReference, provider: DemoProvider) => boolean,
): Promise<Activity | undefined> => {
  const provider = dice.pick(bookableProviders);
  const device = devices.get(provider?.owner.uid ?? '');
  if (!provider || !device) return undefined;
  const { providerId } = provider;
  const waiting = await currentData(device.counterfoil.provider(providerId).reservations(from));
  const booking = waiting.find((one) => mayTake(one, provider));
  if (!booking) return undefined;
  const { userId, reservationId, serviceName, code } = booking;
  const payload = { userId, reservationId };
  const verb = {
    confirm: 'confirms',
    complete: 'has served',
    markNoShow: 'waited in vain for',
    declineMove: 'cannot move',
  }[action];
  return sendAndReport(device, `${verb} ${serviceName} (${code})`, {
    type: `reservation.${action}`,
    providerId,
    payload,
  });
};

/** The gateway confirms holds; staff confirms requests. */
const isRequest = ({ holdExpiresAt }: ReservationReference): boolean => holdExpiresAt === undefined;

const isToday = ({ startTime }: ReservationReference, { profile: { timeZone } }: DemoProvider): boolean =>
  localDay(startTime, timeZone) <= localDay(new Date(), timeZone);

const hasBegun = ({ startTime }: ReservationReference): boolean => startTime.getTime() <= Date.now();

const wishesToMove = ({ move }: ReservationReference): boolean => move !== undefined;

/** Plays one random step; `undefined` if nothing of the chosen kind was possible. */
export const nextActivity = (demo: Demo): Promise<Activity | undefined> => {
  if (demo.dice.int(1, 100) <= 60) return nextRestaurantActivity(demo);
  const chance = demo.dice.int(1, 100);
  if (chance <= 42) return book(demo);
  if (chance <= 50) return pay(demo);
  if (chance <= 55) return rate(demo);
  if (chance <= 58) return subscribe(demo);
  if (chance <= 62) return usePackage(demo);
  if (chance <= 66) return staffTransition(demo, 'pending', 'confirm', isRequest);
  if (chance <= 69) return staffTransition(demo, 'confirmed', 'confirm', wishesToMove);
  if (chance <= 70) return staffTransition(demo, 'confirmed', 'declineMove', wishesToMove);
  if (chance <= 80) return staffTransition(demo, 'confirmed', 'complete', isToday);
  if (chance <= 83) return staffTransition(demo, 'confirmed', 'markNoShow', hasBegun);
  if (chance <= 92) return move(demo);
  return cancel(demo);
};
