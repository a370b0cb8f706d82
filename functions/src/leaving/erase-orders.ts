import {
  customerAfterOrder,
  customerIdOf,
  customerRef,
  customerSchema,
  customersOf,
  dueShard,
  endUserPath,
  erasedCustomer,
  erasedOrder,
  erasedOrderPayload,
  isPseudonym,
  loyaltyRules,
  type OrderContact,
  type OrderErasure,
  orderContactRef,
  orderContactSchema,
  orderRef,
  orderSchema,
  ordersOfCustomer,
  ordersWithContact,
  printJobsOf,
  providerEvents,
  pseudonymOfCustomer,
  rewritten,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { pagesOf } from '../firestore/due-pages.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { withDates } from '../firestore/with-dates.ts';
import { eventsOf } from './erase-bookings.ts';
import { type ErasureRun, untilCommitted } from './erasure-run.ts';
import { replace } from './rewrite.ts';

/** An order that may be the person's, and how its customer can be reached. */
interface Found {
  readonly order: DocumentSnapshot;
  readonly contact: OrderContact | undefined;
  /** Of the provider's list of customers. */
  readonly customerId: string | undefined;
}

const contactOf = ({ firestore }: CommandContext, { ref }: DocumentSnapshot): DocumentReference =>
  firestore.doc(orderContactRef(ref.parent.parent?.id ?? '', ref.id).path);

const orderedBySchema = orderSchema.pick({ customer: true });

/** A document that is damaged belongs to nobody: most are somebody else's, and must not keep this person here. */
const foundWith = (order: DocumentSnapshot, stored: DocumentSnapshot): Found => {
  const contact = orderContactSchema.safeParse(withDates(stored.data())).data;
  const customer = orderedBySchema.safeParse(withDates(order.data())).data?.customer;
  const details = { phone: contact?.phone ?? customer?.phone, email: contact?.email ?? customer?.email };
  return { order, contact, customerId: customerIdOf(details) };
};

const found = async ({ context }: ErasureRun, order: DocumentSnapshot): Promise<Found> =>
  foundWith(order, await contactOf(context, order).get());

/** A page of orders with their contacts, in one call: a busy restaurant has a hundred thousand. */
const foundAll = async ({ context }: ErasureRun, orders: readonly DocumentSnapshot[]): Promise<Found[]> => {
  if (orders.length === 0) return [];
  const contacts = await context.firestore.getAll(...orders.map((order) => contactOf(context, order)));
  return orders.flatMap((order, n) => (contacts[n] ? [foundWith(order, contacts[n])] : []));
};

/** Erases the customer of one order, with its contact, its tickets and its events, in one commit. */
const eraseOrder = (run: ErasureRun, ref: DocumentReference): Promise<void> =>
  untilCommitted(async () => {
    const { firestore } = run.context;
    const providerId = ref.parent.parent?.id ?? '';
    const stored = await ref.get();
    const order = stored.data();
    if (!order || isPseudonym(String(order.customer?.userId))) return undefined;
    const { contact, customerId } = await found(run, stored);
    await run.addWords([order.customer?.name, order.customer?.phone, order.customer?.email]);
    await run.addWords([contact?.phone, contact?.email]);
    const pseudonym = await run.pseudonym(providerId);
    const erasure: OrderErasure = { traces: run.traces, pseudonym, isCounted: customerId !== undefined };
    const batch = firestore.batch();
    replace(batch, stored, erasedOrder(order, erasure));
    batch.delete(firestore.doc(orderContactRef(providerId, ref.id).path));
    const events = await eventsOf(firestore, providerEvents(providerId), 'order', ref.id);
    for (const event of events) {
      const { type, payload } = event.data();
      replace(batch, event, { ...event.data(), payload: erasedOrderPayload(String(type), payload, erasure) });
    }
    for (const job of await readAllPages(firestore, printJobsOf(providerId, ref.id)))
      replace(batch, job, rewritten(job.data(), run.traces, pseudonym));
    run.count(batch, providerId, 'orders', 1);
    run.count(batch, providerId, 'events', events.length);
    return batch;
  });

/** The customer as its orders tell, for a person who was in the list twice: by phone, and by e-mail. */
const recounted = async (run: ErasureRun, providerId: string, userId: string) => {
  const { firestore } = run.context;
  const rules = loyaltyRules((await readSettings(firestore, providerId)).settings);
  const orders = await readAllPages(firestore, ordersOfCustomer(providerId, userId));
  return orders
    .map((order) => orderSchema.parse(withDates(order.data())))
    .reduce<ReturnType<typeof customerAfterOrder> | undefined>((before, { completedAt, ...order }) => {
      if (!completedAt) return before;
      return customerAfterOrder(before, { ...order, completedAt }, { rules, now: completedAt });
    }, undefined);
};

/** Moves an entry of the provider's list of customers to the pseudonym. */
const eraseCustomer = (run: ErasureRun, providerId: string, customerId: string): Promise<void> =>
  untilCommitted(async () => {
    const { firestore } = run.context;
    const pseudonym = await run.pseudonym(providerId);
    const id = pseudonymOfCustomer(pseudonym);
    const to = firestore.doc(customerRef(providerId, id).path);
    const [before, known] = await firestore.getAll(firestore.doc(customerRef(providerId, customerId).path), to);
    if (!before?.exists || !before.updateTime) return undefined;
    const customer = customerSchema.parse(withDates(before.data()));
    const batch = firestore.batch();
    const alone = erasedCustomer(customer, pseudonym);
    if (known?.exists) {
      const points = Number(known.get('loyaltyPoints')) + customer.loyaltyPoints;
      const all = (await recounted(run, providerId, id)) ?? alone;
      batch.set(to, { ...all, loyaltyPoints: points, ...dueShard(id) });
    } else batch.create(to, { ...alone, ...dueShard(id) });
    batch.delete(before.ref, { lastUpdateTime: before.updateTime });
    run.count(batch, providerId, 'customers', 1);
    return batch;
  });

/** All orders of the person with one provider: claimed ones, and those with the same phone or e-mail. */
const ordersAt = async (run: ErasureRun, providerId: string): Promise<DocumentReference[]> => {
  const { firestore } = run.context;
  const claimed = await readAllPages(firestore, ordersOfCustomer(providerId, run.uid));
  const known = await readAllPages(firestore, customersOf(providerId, run.uid));
  const ids: string[] = known.map(({ id }) => id);
  for (const { customerId = '' } of await foundAll(run, claimed)) ids.push(customerId);
  await run.addCustomers(
    providerId,
    ids.filter((id) => id !== ''),
  );
  const customers = new Set(run.customersAt(providerId));
  if (customers.size === 0) return claimed.map(({ ref }) => ref);
  // An order does not name its customer's entry, so each contact of the provider is looked at, once in a lifetime.
  const others: DocumentReference[] = [];
  for await (const page of pagesOf(firestore, ordersWithContact(providerId)))
    for (const { order, customerId } of await foundAll(run, page))
      if (customerId !== undefined && customers.has(customerId)) others.push(order.ref);
  return [...new Map([...claimed.map(({ ref }) => ref), ...others].map((ref) => [ref.path, ref])).values()];
};

/** Erases the person as a customer of orders with each known provider. */
export const eraseOrders = async (run: ErasureRun): Promise<void> => {
  const { firestore } = run.context;
  const own = await firestore
    .collection(`${endUserPath(run.uid)}/orders`)
    .select('providerId')
    .get();
  for (const order of own.docs) await run.pseudonym(String(order.get('providerId')));
  for (const providerId of run.providerIds) {
    for (const ref of await ordersAt(run, providerId)) await eraseOrder(run, ref);
    for (const customerId of run.customersAt(providerId)) await eraseCustomer(run, providerId, customerId);
  }
  for (const order of own.docs)
    await eraseOrder(run, firestore.doc(orderRef(String(order.get('providerId')), order.id).path));
};
