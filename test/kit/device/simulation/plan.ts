import { createDice } from '../../../../scripts/demo/dice.ts';
import type { Work } from '../app/device-api.ts';
import { createOrders } from './planned-orders.ts';
import { type Planning, plannedWork } from './planned-work.ts';

/**
 * The next step and its device. Only work counts as a step. `cut` kills the page between showing its work as done and
 * sending it; `handOver` lets another person sign in.
 */
export type Step =
  | { readonly do: 'work' | 'cut'; readonly device: number; readonly tab: number; readonly work: Work }
  | { readonly do: 'reload' | 'kill'; readonly device: number; readonly tab: number }
  | { readonly do: 'leave' | 'return' | 'handOver'; readonly device: number };

export interface PlanOptions {
  readonly seed: number;
  readonly steps: number;
  readonly providerId: string;
  readonly devices: number;
  /** The first device that several people share. */
  readonly firstShared: number;
  readonly tabs: number;
}

type TabPlanning = Planning & Pick<PlanOptions, 'tabs'>;

const tabOf = ({ dice, tabs }: TabPlanning): number => dice.int(0, tabs - 1);

/** At two of a hundred steps a device loses its network for a while. A few reload or crash the page in between. */
const networks = (planning: TabPlanning, devices: number) => {
  const { dice, orders } = planning;
  const backAt = new Map<number, number>();
  const back = (device: number): Step => {
    backAt.delete(device);
    orders.meet(device);
    return { do: 'return', device };
  };
  const next = (n: number): Step[] => {
    const steps = [...backAt].flatMap(([device, at]): Step[] => {
      if (at <= n) return [back(device)];
      return dice.int(1, 40) === 1 ? [{ do: dice.int(0, 1) ? 'reload' : 'kill', device, tab: tabOf(planning) }] : [];
    });
    const device = dice.int(0, devices - 1);
    if (dice.int(1, 50) > 1 || backAt.has(device)) return steps;
    backAt.set(device, n + dice.int(5, 60));
    orders.leave(device);
    return [...steps, { do: 'leave', device }];
  };
  return { next, isAway: (device: number) => backAt.has(device), allBack: () => [...backAt.keys()].map(back) };
};

/** At two of a hundred steps, something happens to a page whose device has a network. */
const incident = (planning: TabPlanning, device: number, isShared: boolean): Step[] => {
  const kind = planning.dice.int(1, 100);
  if (kind === 1) return [{ do: 'kill', device, tab: tabOf(planning) }];
  return kind === 2 && isShared ? [{ do: 'handOver', device }] : [];
};

/** Plans everything from the seed alone: the work, its order, its device, and who is offline when. */
export const plan = ({ seed, steps, providerId, devices, firstShared, tabs }: PlanOptions): Step[] => {
  const planning = { dice: createDice(seed), providerId, orders: createOrders(), tabs };
  const network = networks(planning, devices);
  const planned: Step[] = [];
  for (let n = 0; n < steps; n++) {
    planned.push(...network.next(n));
    const device = planning.dice.int(0, devices - 1);
    const isOnline = !network.isAway(device);
    if (isOnline) planned.push(...incident(planning, device, device >= firstShared));
    const isCut = isOnline && planning.dice.int(1, 100) === 1;
    const work = plannedWork(planning, { n, device });
    planned.push({ do: isCut ? 'cut' : 'work', device, tab: tabOf(planning), work });
  }
  return [...planned, ...network.allBack()];
};
