import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDice } from '../../scripts/demo/dice.ts';

const types = [
  'pizza_type_id,name,category,ingredients',
  'margherita,The Margherita,Classic,"Tomatoes, Mozzarella Cheese"',
  'nduja,The ‘Nduja Pizza,Supreme,"Tomatoes, ‘Nduja Salami, Garlic"',
  'calzone,The Calzone,Classic,"Mozzarella Cheese, Jalape\u00f1o Peppers"',
];

const pizzas = [
  'pizza_id,pizza_type_id,size,price',
  ...['margherita', 'nduja', 'calzone'].flatMap((type, n) => [
    `${type}_s,${type},S,${9.25 + n}`,
    `${type}_m,${type},M,${12.5 + n}`,
    `${type}_l,${type},L,${15.75 + n}`,
  ]),
];

const two = (n: number): string => String(n).padStart(2, '0');

/** The last orders of a day come as late as possible. */
const lateTimes = ['23:59:00', '23:59:59'];

/**
 * Writes a folder in the format of the real one. It holds random orders of the first days of March, in the order of
 * time, and two invalid ones.
 */
export const writePizzaFolder = async (seed: number, days: number, ordersADay: number): Promise<string> => {
  const dice = createDice(seed);
  const orders = ['order_id,date,time'];
  const details = ['order_details_id,order_id,pizza_id,quantity'];
  const ids = pizzas.slice(1).map((row) => row.slice(0, row.indexOf(',')));
  for (let n = 0; n < days * ordersADay; n++) {
    const [day, place] = [Math.floor(n / ordersADay), n % ordersADay];
    const minutes = Math.floor((place * 12 * 60) / ordersADay);
    const time = `${two(11 + Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(dice.int(0, 59))}`;
    orders.push(`${n},2015-03-${two(day + 1)},${lateTimes[place - ordersADay + lateTimes.length] ?? time}`);
    for (let item = dice.int(1, 4); item > 0; item--) {
      details.push(`${details.length},${n},${dice.pick(ids)},${dice.int(1, 3)}`);
    }
  }
  orders.push('x,2015-03-01,25:00:00', 'y,2015-03-01,20:00:00');
  details.push(`${details.length},y,sushi_m,1`);
  const folder = await mkdtemp(join(tmpdir(), 'pizza-'));
  // As a spreadsheet does: one row has another encoding than the rest.
  const mixed = Buffer.concat(types.map((row) => Buffer.from(`${row}\n`, row.includes('ñ') ? 'latin1' : 'utf8')));
  await writeFile(join(folder, 'pizza_types.csv'), mixed);
  await writeFile(join(folder, 'pizzas.csv'), `${pizzas.join('\n')}\n`);
  await writeFile(join(folder, 'orders.csv'), `${orders.join('\n')}\n`);
  await writeFile(join(folder, 'order_details.csv'), `${details.join('\n')}\n`);
  return folder;
};
