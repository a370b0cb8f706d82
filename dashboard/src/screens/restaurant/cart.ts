import type { CommandPayloads, Identified, MenuItem, Money } from '@counterfoil/client';

/** A dish that is about to be ordered. */
interface Wish {
  readonly quantity: number;
  readonly note: string;
}

/** The chosen dishes, by the id of their menu item, in the order of their choice. */
export type Cart = ReadonlyMap<string, Wish>;

const nothing: Wish = { quantity: 0, note: '' };

export const wishFor = (cart: Cart, menuItemId: string): Wish => cart.get(menuItemId) ?? nothing;

/** The cart with another wish for a dish. A dish that nobody wants any more leaves it. */
export const withWish = (cart: Cart, menuItemId: string, change: Partial<Wish>): Cart => {
  const wish = { ...wishFor(cart, menuItemId), ...change };
  const next = new Map(cart).set(menuItemId, wish);
  if (wish.quantity === 0) next.delete(menuItemId);
  return next;
};

/** The lines of a command. */
export const linesOf = (cart: Cart, newId: () => string): CommandPayloads['order.addLines']['lines'] =>
  [...cart].map(([menuItemId, { quantity, note }]) => {
    const text = note.trim();
    return { lineId: newId(), menuItemId, quantity, ...(text ? { note: text } : {}) };
  });

export const countOf = (cart: Cart): number => [...cart.values()].reduce((sum, { quantity }) => sum + quantity, 0);

/** The price of a cart, by the menu. */
export const priceOf = (cart: Cart, menu: readonly Identified<MenuItem>[], currency: string): Money => {
  const amount = menu.reduce((sum, { id, price }) => sum + wishFor(cart, id).quantity * price.amount, 0);
  return { amount, currency };
};
