import type { CommandPayloads, Identified, Ingredient, NewCommand } from '@counterfoil/client';

/** As people say it: the domain's correction is a loss or a find, so nobody has to type a minus. */
export const changeKinds = ['receive', 'count', 'lost', 'found'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type Unit = Ingredient['unit'];

const measures = [['g', 'kg'], ['ml', 'l'], ['piece']] as const satisfies readonly (readonly Unit[])[];

/** The units in which one may state an amount of something kept in this unit, its own one first. */
export const unitsFor = (unit: Unit): readonly Unit[] => {
  const measure: readonly Unit[] = measures.find((units) => units.some((one) => one === unit)) ?? [unit];
  return [unit, ...measure.filter((one) => one !== unit)];
};

/** An amount as people type it, with a point or a comma; at most six decimals. `undefined` if it is none. */
export const typedAmount = (typed: string, kind: ChangeKind): number | undefined => {
  const text = typed.trim();
  if (!/^\d{1,9}([.,]\d{1,6})?$/.test(text)) return undefined;
  const amount = Number(text.replace(',', '.'));
  return amount > 0 || kind === 'count' ? amount : undefined;
};

export interface StockChange {
  readonly kind: ChangeKind;
  readonly amount: number;
  readonly unit: Unit;
  readonly reason?: string;
}

type Change = Omit<CommandPayloads['stock.adjust'], 'delta'>;

const adjusted = (providerId: string, change: Change, delta: number): NewCommand => ({
  type: 'stock.adjust',
  providerId,
  payload: { ...change, delta },
});

/** The command of a change, and the one that takes it back. A count cannot be taken back: sales go on meanwhile. */
export const commandsFor = (
  providerId: string,
  { id: ingredientId }: Identified<Ingredient>,
  { kind, amount, unit, reason }: StockChange,
): { readonly command: NewCommand; readonly undo?: NewCommand } => {
  const change = { ingredientId, unit, ...(reason ? { reason } : {}) };
  switch (kind) {
    case 'receive': {
      const command = { type: 'stock.receive', providerId, payload: { ...change, quantity: amount } } as const;
      return { command, undo: adjusted(providerId, change, -amount) };
    }
    case 'count':
      return { command: { type: 'stock.count', providerId, payload: { ...change, counted: amount } } };
    case 'lost':
      return { command: adjusted(providerId, change, -amount), undo: adjusted(providerId, change, amount) };
    case 'found':
      return { command: adjusted(providerId, change, amount), undo: adjusted(providerId, change, -amount) };
    default:
      return kind satisfies never;
  }
};
