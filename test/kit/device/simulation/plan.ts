import { createDice } from '../../../../scripts/demo/dice.ts';
import type { Work } from '../app/device-api.ts';
import { createOrders } from './planned-orders.ts';
import { type Planning, plannedWork } from './planned-work.ts';

/** The next step and its device. Only work counts as a step. */
export type Step =
  | { readonly do: 'work'; readonly device: number; readonly work: Work }
  | { readonly do: 'leave' | 'return' | 'reload' | 'kill'; readonly device: number };

export interface PlanOptions {
  readonly seed: number;
  readonly steps: number;
  readonly providerId: string;
  readonly devices: number;
}

/** At two of a hundred steps a device loses its network for a while. A few reload or crash the page in between. */
const networks = ({ dice, orders }: Planning, devices: number) => {
  const backAt = new Map<number, number>();
  const back = (device: number): Step => {
    backAt.delete(device);
    orders.meet(device);
    return { do: 'return', device };
  };
  const next = (n: number): Step[] => {
    const steps = [...backAt].flatMap(([device, at]): Step[] => {
      if (at <= n) return [back(device)];
      return dice.int(1, 40) === 1 ? [{ do: dice.int(0, 1) ? 'reload' : 'kill', device }] : [];
    });
    const device = dice.int(0, devices - 1);
    if (dice.int(1, 50) > 1 || backAt.has(device)) return steps;
    backAt.set(device, n + dice.int(5, 60));
    orders.leave(device);
    return [...steps, { do: 'leave', device }];
  };
  return { next, allBack: () => [...backAt.keys()].map(back) };
};

/** Plans everything from the seed alone: the work, its order, its device, and who is offline when. */
export const plan = ({ seed, steps, providerId, devices }: PlanOptions): Step[] => {
  const planning = { dice: createDice(seed), providerId, orders: createOrders() };
  const network = networks(planning, devices);
  const planned: Step[] = [];
  for (let n = 0; n < steps; n++) {
    planned.push(...network.next(n));
    const device = planning.dice.int(0, devices - 1);
    planned.push({ do: 'work', device, work: plannedWork(planning, { n, device }) });
  }
  return [...planned, ...network.allBack()];
};
