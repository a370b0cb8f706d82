import { join } from 'node:path';
import * as z from 'zod';
import { type BadRow, type CsvFile, readCsv } from '../../csv/read-csv.ts';

const key = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/, 'an id');

const typeSchema = z.object({
  pizza_type_id: key,
  name: z.string().min(1).max(200),
  category: z.string().min(1).max(100),
  ingredients: z.string().transform((names) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
});

const pizzaSchema = z.object({
  pizza_id: key,
  pizza_type_id: key,
  size: z.enum(['S', 'M', 'L', 'XL', 'XXL']),
  price: z.coerce.number().positive().max(10_000),
});

const orderSchema = z.object({
  order_id: key,
  date: z.iso.date('a date YYYY-MM-DD'),
  time: z.iso.time({ precision: 0 }),
});

const detailSchema = z.object({
  order_details_id: key,
  order_id: key,
  pizza_id: key,
  quantity: z.coerce.number().int().min(1).max(1000),
});

export type PizzaType = z.infer<typeof typeSchema>;
export type Pizza = z.infer<typeof pizzaSchema>;
export type PizzaOrder = z.infer<typeof orderSchema> & { readonly line: number };
export type PizzaDetail = z.infer<typeof detailSchema>;

/** A year of «Pizza Place Sales»: the menu, and the orders with their times. */
export interface PizzaPlace {
  readonly types: readonly PizzaType[];
  readonly pizzas: readonly Pizza[];
  readonly orders: readonly PizzaOrder[];
  readonly details: readonly PizzaDetail[];
  readonly badRows: readonly BadRow[];
}

const named = (file: string, { badRows }: CsvFile<unknown>): BadRow[] =>
  badRows.map(({ line, problem }) => ({ line, problem: `${file}: ${problem}` }));

/** The four files that a folder must contain. */
export const pizzaFiles = (folder: string): string[] =>
  ['pizza_types', 'pizzas', 'orders', 'order_details'].map((name) => join(folder, `${name}.csv`));

/** Reads the four files of a folder. */
export const readPizza = async (folder: string): Promise<PizzaPlace> => {
  const [typesPath = '', pizzasPath = '', ordersPath = '', detailsPath = ''] = pizzaFiles(folder);
  const types = await readCsv(typesPath, typeSchema);
  const pizzas = await readCsv(pizzasPath, pizzaSchema);
  const orders = await readCsv(ordersPath, orderSchema);
  const details = await readCsv(detailsPath, detailSchema);
  return {
    types: types.rows,
    pizzas: pizzas.rows,
    orders: orders.rows,
    details: details.rows,
    badRows: [
      ...named('pizza_types', types),
      ...named('pizzas', pizzas),
      ...named('orders', orders),
      ...named('order_details', details),
    ],
  };
};
