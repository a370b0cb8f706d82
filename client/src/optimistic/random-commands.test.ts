import {
  type Command,
  type CommandPayloads,
  type CommandType,
  type Fields,
  orderSchema,
  restaurantCommands,
} from '@counterfoil/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stage } from '../../../domain/test-kit/given.ts';
import { line, minutesLater, pizzeria, sam, sue } from '../../../domain/test-kit/pizzeria.ts';
import { type FlightEvent, nothingInFlight, transition } from './commands-in-flight.lazy.ts';
import type { Base, InFlight } from './rebase.lazy.ts';

type Type = Extract<CommandType, keyof typeof restaurantCommands>;

/** What a command says, of a small house: few orders, tables and lines, so that devices get into each other's way. */
interface Wish {
  readonly type: Type;
  readonly orderId: string;
  readonly tableId: string | undefined;
  readonly lineId: string;
  readonly quantity: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  type: fc.constantFrom<Type[]>(
    'order.place',
    'order.place',
    'order.addLines',
    'order.addLines',
    'order.addLines',
    'order.removeLine',
    'order.move',
    'order.confirm',
    'order.confirm',
    'order.setLineStatus',
    'order.complete',
    'order.cancel',
    'stock.receive',
    'stock.count',
  ),
  orderId: fc.constantFrom('o', 'p'),
  tableId: fc.constantFrom('t1', 't2', undefined),
  lineId: fc.constantFrom('a', 'b', 'c'),
  quantity: fc.integer({ min: 1, max: 3 }),
});

const payloadOf = ({ type, orderId, tableId, lineId, quantity }: Wish): CommandPayloads[Type] => {
  switch (type) {
    case 'order.place':
      return { orderId, tableId, lines: [] };
    case 'order.addLines':
      return { orderId, lines: [line(lineId, 'margherita', quantity)] };
    case 'order.removeLine':
      return { orderId, lineId };
    case 'order.move':
      return { orderId, tableId: tableId ?? 't1' };
    case 'order.setLineStatus':
      return { orderId, lineId, status: 'preparing' };
    case 'stock.receive':
      return { ingredientId: 'flour', quantity };
    case 'stock.count':
      return { ingredientId: 'flour', counted: 5 * quantity };
    default:
      return { orderId };
  }
};

/** One thing that happens on the device, on the wire, or at the server. */
type Step =
  | { readonly does: 'send'; readonly wish: Wish }
  | { readonly does: 'other'; readonly wish: Wish }
  | { readonly does: 'arrive' | 'snapshot' | 'answer' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('send' as const), wish }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('other' as const), wish }) },
  {
    weight: 9,
    arbitrary: fc.record({ does: fc.constantFrom('arrive' as const, 'snapshot' as const, 'answer' as const) }),
  },
);

type Documents = ReadonlyMap<string, Fields>;

/** What a device of the house listens to. */
const isWatched = (path: string): boolean =>
  /\/(orders|tables|ingredients|recipes|menuItems|members)\/[^/]+$|^serviceProviders\/pizzeria$/.test(path);

const documentsOf = ({ store }: Stage): Documents =>
  new Map(store.paths().flatMap((path) => (isWatched(path) ? [[path, store.get(path) ?? {}]] : [])));

/** A server and one of its devices, between which everything takes its time, each way in its order. */
class World {
  readonly stage = pizzeria();
  base: Documents = documentsOf(this.stage);
  state = nothingInFlight;
  #wire: { command: Command; wish: Wish }[] = [];
  #snapshots: Documents[] = [];
  #answers: (() => void)[] = [];
  #sent = 0;

  send(wish: Wish): void {
    this.#sent += 1;
    const at = minutesLater(this.#sent);
    const decider = restaurantCommands[wish.type];
    const id = `mine-${String(this.#sent).padStart(4, '0')}`;
    const command: Command = { id, type: wish.type, providerId: 'pizzeria', payload: payloadOf(wish), issuedAt: '' };
    const flight: InFlight = { command, actor: sam, at, decider, sequence: this.#sent, known: new Map() };
    this.#dispatch({ type: 'shown', flight });
    this.#wire.push({ command, wish });
  }

  other(wish: Wish): void {
    this.#sent += 1;
    this.stage.when(wish.type, payloadOf(wish), { by: sue, id: `theirs-${this.#sent}`, at: minutesLater(this.#sent) });
    this.#snapshots.push(documentsOf(this.stage));
  }

  arrive(): void {
    const next = this.#wire.shift();
    if (!next) return;
    const { id } = next.command;
    this.#sent += 1;
    const decision = this.stage.when(next.wish.type, payloadOf(next.wish), {
      by: sam,
      id,
      at: minutesLater(this.#sent),
    });
    if ('writes' in decision) this.#snapshots.push(documentsOf(this.stage));
    const version = 'writes' in decision ? decision.version : undefined;
    this.#answers.push(() => this.#dispatch({ type: 'settled', commandId: id, version }));
  }

  snapshot(): void {
    this.base = this.#snapshots.shift() ?? this.base;
  }

  answer(): void {
    this.#answers.shift()?.();
  }

  #dispatch(event: FlightEvent): void {
    const base: Base = {
      get: (path) => this.base.get(path),
      knows: isWatched,
      shows: (path, data, has) => {
        const seen = this.base.get(path);
        if (!isWatched(path)) return undefined;
        return seen ? has(seen) : data === undefined;
      },
    };
    this.state = transition(this.state, event, base).state;
  }

  /** The documents as the device shows them. */
  view(): Documents {
    this.#dispatch({ type: 'snapshots' });
    const shown = new Map(this.base);
    for (const [path, data] of this.state.changes) {
      if (!isWatched(path)) continue;
      if (data) shown.set(path, data);
      else shown.delete(path);
    }
    return shown;
  }

  settle(): void {
    while (this.#wire.length > 0) this.arrive();
    while (this.#answers.length > 0) this.answer();
    while (this.#snapshots.length > 0) this.snapshot();
    this.view();
    // All listeners have the last snapshots: nothing acknowledged waits for any of them.
    for (const { command, isAcknowledged } of this.state.inFlight) {
      if (isAcknowledged) this.#dispatch({ type: 'expired', commandId: command.id });
    }
  }
}

const happen = (world: World, step: Step): void => {
  if ('wish' in step) world[step.does](step.wish);
  else world[step.does]();
};

test('once everything has settled a device shows what the server has, whatever was sent, refused, late or early', () => {
  let shownEarly = 0;
  const play = (steps: readonly Step[]) => {
    const world = new World();
    for (const step of steps) {
      happen(world, step);
      const shown = world.view();
      for (const [path, data] of shown) if (data !== world.base.get(path)) shownEarly += 1;
    }
    world.settle();
    expect(world.view()).toEqual(documentsOf(world.stage));
    expect(world.state.inFlight).toEqual([]);
  };
  fc.assert(fc.property(fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }), play), { numRuns: 200 });
  expect(shownEarly).toBeGreaterThan(1000);
});

test('what is shown early does not flicker: a line, once it is there, stays there', () => {
  const arrivals = fc.array(
    fc.constantFrom('send' as const, 'other' as const, 'arrive' as const, 'snapshot' as const, 'answer' as const),
    {
      minLength: 30,
      maxLength: 120,
      size: 'max',
    },
  );
  const place: Wish = { type: 'order.place', orderId: 'o', tableId: 't1', lineId: '', quantity: 1 };
  const adding = (lineId: string): Wish => ({ ...place, type: 'order.addLines', lineId });
  const linesOf = (world: World): string[] => {
    const order = world.view().get('serviceProviders/pizzeria/orders/o');
    return order ? orderSchema.parse(order).lines.map(({ lineId }) => lineId) : [];
  };
  const play = (steps: readonly ('send' | 'other' | 'arrive' | 'snapshot' | 'answer')[]) => {
    const world = new World();
    world.send(place);
    const seen = new Set<string>();
    for (const [n, does] of steps.entries()) {
      happen(world, does === 'send' || does === 'other' ? { does, wish: adding(`${does}-${n}`) } : { does });
      const lines = linesOf(world);
      expect(lines).toEqual(expect.arrayContaining([...seen]));
      for (const lineId of lines) seen.add(lineId);
    }
  };
  fc.assert(fc.property(arrivals, play), { numRuns: 100 });
});
