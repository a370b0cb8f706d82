import type { Identified, MenuItem, Order, OrderLine, Table } from '@counterfoil/client';
import { v7 } from 'uuid';
import { type Activity, currentData, type Demo, sendAndReport } from './activity.ts';
import { bakery } from './bakery.ts';
import type { Device } from './device.ts';
import { anna, customers, luca, marco, sofia } from './people.ts';
import { pizzeria } from './pizzeria.ts';
import type { DemoProvider } from './provider.ts';

type MaybeActivity = Promise<Activity | undefined>;

/** One employee at a device. */
interface Shift {
  readonly demo: Demo;
  readonly device: Device;
  readonly providerId: string;
}

const shift = (demo: Demo, { uid }: { uid: string }, { providerId }: DemoProvider): Shift | undefined => {
  const device = demo.devices.get(uid);
  return device && { demo, device, providerId };
};

const view = ({ device, providerId }: Shift) => device.counterfoil.provider(providerId);
const openOrders = (shift: Shift): Promise<Identified<Order>[]> => currentData(view(shift).orders({ open: true }));

const randomLines = (items: readonly Identified<MenuItem>[], { demo: { dice } }: Shift, most: number) =>
  Array.from({ length: dice.int(1, most) }, () => dice.pick(items)).flatMap((item) =>
    item?.available ? [{ lineId: v7(), menuItemId: item.id, quantity: dice.int(1, 2) }] : [],
  );

const place = async (shift: Shift, table: Identified<Table> | undefined): MaybeActivity => {
  const lines = randomLines(await currentData(view(shift).menu()), shift, 4);
  if (lines.length === 0) return undefined;
  const guest = table ? undefined : shift.demo.dice.pick(customers);
  const app = guest && shift.demo.devices.get(guest.uid)?.counterfoil;
  const shown = app && { code: (await app.me().customerCode()).code };
  const customer = guest && { name: guest.displayName, email: guest.email, ...shown };
  const where = table ? { tableId: table.id } : { kind: 'takeAway' as const, customer };
  const { providerId } = shift;
  const what = `takes an order of ${lines.length} at ${table ? table.name : 'the counter, to be taken away'}`;
  return sendAndReport(shift.device, what, {
    type: 'order.place',
    providerId,
    payload: { orderId: v7(), lines, ...where },
  });
};

const seat = async (shift: Shift): MaybeActivity => {
  const free = (await currentData(view(shift).tables())).filter(({ status }) => status === 'available');
  return place(shift, shift.demo.dice.int(1, 4) === 1 ? undefined : shift.demo.dice.pick(free));
};

const confirm = async (shift: Shift): MaybeActivity => {
  const waiting = (await openOrders(shift)).find(({ lines }) => lines.some(({ status }) => status === 'new'));
  if (!waiting) return undefined;
  const { orderId, number } = waiting;
  const command = { type: 'order.confirm', providerId: shift.providerId, payload: { orderId } } as const;
  return sendAndReport(shift.device, `sends order ${number} to the kitchen`, command);
};

const order = async (shift: Shift): MaybeActivity => {
  const seated = shift.demo.dice.pick((await openOrders(shift)).filter(({ tableId }) => tableId));
  const lines = randomLines(await currentData(view(shift).menu()), shift, 2);
  if (!seated || lines.length === 0) return undefined;
  const { orderId, number } = seated;
  const command = { type: 'order.addLines', providerId: shift.providerId, payload: { orderId, lines } } as const;
  return sendAndReport(shift.device, `adds to order ${number}`, command);
};

const next = { queued: 'preparing', preparing: 'ready', ready: 'served' } as const;

/** Moves the line that waited longest in one of the statuses to its next status. */
const step = async (shift: Shift, statuses: readonly (keyof typeof next)[]): MaybeActivity => {
  const lines = (await openOrders(shift)).flatMap((order) => order.lines.map((line) => ({ order, line })));
  const due = ({ line }: { line: OrderLine }) => statuses.some((status) => status === line.status);
  const [first] = lines.filter(due).sort((a, b) => a.line.statusAt.getTime() - b.line.statusAt.getTime());
  if (!first || first.line.status === 'new' || first.line.status === 'served') return undefined;
  const { orderId, number } = first.order;
  const { lineId, name } = first.line;
  const status = next[first.line.status];
  const payload = { orderId, lineId, status };
  const what = `has ${name} of order ${number} ${status}`;
  return sendAndReport(shift.device, what, { type: 'order.setLineStatus', providerId: shift.providerId, payload });
};

const print = async (shift: Shift): MaybeActivity => {
  const [job] = (await currentData(view(shift).printJobs('oven'))).filter(({ status }) => status === 'queued');
  if (!job) return undefined;
  const payload = { printJobId: job.id, printerId: 'oven' };
  const { providerId } = shift;
  const claimed = await sendAndReport(shift.device, '', { type: 'printJob.claim', providerId, payload });
  const what = `prints the oven's ticket of order ${job.number} (${claimed.answer})`;
  return sendAndReport(shift.device, what, { type: 'printJob.done', providerId, payload });
};

/** Guests at a table pay when everything is served; customers at the counter pay at once. */
const complete = async (shift: Shift, isDue: (line: OrderLine) => boolean): MaybeActivity => {
  const done = (await openOrders(shift)).find(({ lines, status }) => status === 'confirmed' && lines.every(isDue));
  if (!done) return undefined;
  const { orderId, number, totals } = done;
  const method = shift.demo.dice.pick(['cash', 'card', 'card']) ?? 'card';
  const payload = { orderId, payment: { method, amount: totals.total } };
  const what = `takes ${(totals.total.amount / 100).toFixed(2)} € for order ${number}, ${method}`;
  return sendAndReport(shift.device, what, { type: 'order.complete', providerId: shift.providerId, payload });
};

const cancel = async (shift: Shift): MaybeActivity => {
  const open = shift.demo.dice.pick(await openOrders(shift));
  if (!open) return undefined;
  const payload = { orderId: open.orderId, reason: 'The guests had to leave' };
  const command = { type: 'order.cancel', providerId: shift.providerId, payload } as const;
  return sendAndReport(shift.device, `cancels order ${open.number}`, command);
};

/** A device writes this record directly, under the rules. */
const cleanTable = async (shift: Shift): MaybeActivity => {
  const [dirty] = (await currentData(view(shift).tables())).filter(({ status }) => status === 'cleaning');
  if (!dirty) return undefined;
  await view(shift).records.change('tables', dirty.id, { status: 'available' });
  return { who: shift.device.person.displayName, what: `has ${dirty.name} ready again`, answer: 'written' };
};

const restock = async (shift: Shift): MaybeActivity => {
  const short = (await currentData(view(shift).ingredients())).filter(
    ({ stockStatus }) => stockStatus === 'LOW_STOCK' || stockStatus === 'OUT_OF_STOCK',
  );
  const ingredient = shift.demo.dice.pick(short);
  if (!ingredient) return undefined;
  const { id: ingredientId, name, unit, maxStock = 10, currentStock } = ingredient;
  const quantity = Math.max(1, Math.round(maxStock - currentStock));
  const payload = { ingredientId, quantity, reason: 'Delivery' };
  const what = `has ${quantity} ${unit} of ${name} delivered`;
  return sendAndReport(shift.device, what, { type: 'stock.receive', providerId: shift.providerId, payload });
};

/** At the counter, an order is placed, confirmed and paid in one step. */
const sell = async (shift: Shift): MaybeActivity => {
  const placed = await place(shift, undefined);
  const sent = placed && (await confirm(shift));
  if (!sent) return placed;
  const sold = await complete(shift, ({ status }) => status !== 'new');
  return sold ?? { ...sent, what: `${placed.what}, and ${sent.what}` };
};

const chances: readonly [
  upTo: number,
  who: { uid: string },
  provider: DemoProvider,
  what: (shift: Shift) => MaybeActivity,
][] = [
  [8, sofia, pizzeria, seat],
  [18, sofia, pizzeria, confirm],
  [21, sofia, pizzeria, order],
  [57, luca, pizzeria, (shift) => step(shift, ['queued', 'preparing'])],
  [62, luca, pizzeria, print],
  [80, sofia, pizzeria, (shift) => step(shift, ['ready'])],
  [87, sofia, pizzeria, (shift) => complete(shift, ({ status }) => status === 'served')],
  [90, sofia, pizzeria, cleanTable],
  [91, marco, pizzeria, restock],
  [92, marco, pizzeria, cancel],
  [98, anna, bakery, sell],
  [100, anna, bakery, restock],
];

/** Plays one step between tables, kitchen and counter; `undefined` if nothing of the chosen kind was possible. */
export const nextRestaurantActivity = async (demo: Demo): MaybeActivity => {
  const chance = demo.dice.int(1, 100);
  const [, who, provider, what] = chances.find(([upTo]) => chance <= upTo) ?? [];
  const at = who && provider && shift(demo, who, provider);
  return at && what ? await what(at) : undefined;
};
