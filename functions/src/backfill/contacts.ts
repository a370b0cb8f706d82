import { eventsOfEntity, type Fields, orderContactRef, providerEvents } from '@counterfoil/domain';
import {
  type DocumentSnapshot,
  FieldValue,
  type QueryDocumentSnapshot,
  type UpdateData,
} from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The customer at a path in a document, if phone or e-mail lie there. */
const customerWithContact = (document: DocumentSnapshot, path: string): Fields | undefined => {
  const customer: unknown = document.get(path);
  return isMap(customer) && ('phone' in customer || 'email' in customer) ? customer : undefined;
};

/** The fields that take the contact out of an order, or out of the payload of its first event. */
const stripped = (prefix: '' | 'payload.'): UpdateData<Fields> => ({
  [`${prefix}customer.phone`]: FieldValue.delete(),
  [`${prefix}customer.email`]: FieldValue.delete(),
  [`${prefix}customer.hasContact`]: true,
  [`${prefix}schema`]: 2,
});

/** Moves an order's contact in one commit: out of the order and of the event of its creation, into its own document. */
const move = async ({ ref }: QueryDocumentSnapshot): Promise<boolean> => {
  const { firestore } = ref;
  const order = await ref.get();
  const customer = customerWithContact(order, 'customer');
  const provider = ref.parent.parent;
  if (!customer || !provider || !order.updateTime) return false;
  const { phone, email } = customer;
  const at = order.createTime?.toDate();
  const contact = { ...(phone ? { phone } : {}), ...(email ? { email } : {}), createdAt: at, updatedAt: at };
  const events = await readAllPages(firestore, eventsOfEntity(providerEvents(provider.id), ref.id));
  const batch = firestore.batch();
  batch.set(firestore.doc(orderContactRef(provider.id, ref.id).path), contact);
  batch.update(ref, stripped(''), { lastUpdateTime: order.updateTime });
  for (const event of events) {
    if (customerWithContact(event, 'payload.customer')) batch.update(event.ref, stripped('payload.'));
  }
  await batch.commit();
  return true;
};

const maxAttempts = 5;

/** A command may change the order at the same time. */
const moveOnce = async (order: QueryDocumentSnapshot, attempt = 1): Promise<boolean> => {
  try {
    return await move(order);
  } catch (error) {
    if (!isConflict(error) || attempt === maxAttempts) throw error;
    return await moveOnce(order, attempt + 1);
  }
};

/** The collections of the same name below end users hold references, which never had a contact. */
const isFull = ({ ref }: QueryDocumentSnapshot): boolean => ref.parent.parent?.parent.id === 'serviceProviders';

/** Moves phone and e-mail of customers out of orders and events, where every member could read them. */
export const backfillContacts: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collectionGroup('orders'))) {
    const orders = page.filter(isFull);
    result.checked += orders.length;
    for (const order of orders.filter((order) => customerWithContact(order, 'customer'))) {
      if (await moveOnce(order)) result.changed += 1;
    }
  }
  return result;
};
