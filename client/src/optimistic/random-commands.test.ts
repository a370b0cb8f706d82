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

/** Input of a random command. There are few orders, tables and lines, so that devices conflict often. */
interface CommandInput {
  readonly type: Type;
  readonly orderId: string;
  readonly tableId: string | undefined;
  readonly lineId: string;
  readonly quantity: number;
}

const input: fc.Arbitrary<CommandInput> = fc.record({
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

const payloadOf = ({ type, orderId, tableId, lineId, quantity }: CommandInput): CommandPayloads[Type] => {
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

/** One event on the device, on the network or on the server. */
type Step =
  | { readonly action: 'send'; readonly input: CommandInput }
  | { readonly action: 'other'; readonly input: CommandInput }
  | { readonly action: 'arrive' | 'snapshot' | 'answer' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ action: fc.constant('send' as const), input }) },
  { weight: 2, arbitrary: fc.record({ action: fc.constant('other' as const), input }) },
  {
    weight: 9,
    arbitrary: fc.record({ action: fc.constantFrom('arrive' as const, 'snapshot' as const, 'answer' as const) }),
  },
);

type Documents = ReadonlyMap<string, Fields>;

/** True for the documents that the device listens to. */
const isWatched = (path: string): boolean =>
  /\/(orders|tables|ingredients|recipes|menuItems|members)\/[^/]+$|^serviceProviders\/pizzeria$/.test(path);

const documentsOf = ({ store }: Stage): Documents =>
  new Map(store.paths().flatMap((path) => (isWatched(path) ? [[path, store.get(path) ?? {}]] : [])));

/** A server and a device. Messages between them are delayed, and keep their order in each direction. */
class World {
  readonly stage = pizzeria();
  base: Documents = documentsOf(this.stage);
  state = nothingInFlight;
  #wire: { command: Command; input: CommandInput }[] = [];
  #snapshots: Documents[] = [];
  #answers: (() => void)[] = [];
  #sent = 0;

  send(input: CommandInput): void {
    this.#sent += 1;
    const at = minutesLater(this.#sent);
    const decider = restaurantCommands[input.type];
    const id = `mine-${String(this.#sent).padStart(4, '0')}`;
    const command: Command = { id, type: input.type, providerId: 'pizzeria', payload: payloadOf(input), issuedAt: '' };
    const flight: InFlight = { command, actor: sam, at, decider, sequence: this.#sent, cached: new Map() };
    this.#dispatch({ type: 'shown', prepared: [{ flight }] });
    this.#wire.push({ command, input });
  }

  other(input: CommandInput): void {
    this.#sent += 1;
    this.stage.when(input.type, payloadOf(input), {
      by: sue,
      id: `theirs-${this.#sent}`,
      at: minutesLater(this.#sent),
    });
    this.#snapshots.push(documentsOf(this.stage));
  }

  arrive(): void {
    const next = this.#wire.shift();
    if (!next) return;
    const { id } = next.command;
    this.#sent += 1;
    const decision = this.stage.when(next.input.type, payloadOf(next.input), {
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
      has: isWatched,
      shows: (path, data, hasEffect) => {
        const seen = this.base.get(path);
        if (!isWatched(path)) return undefined;
        return seen ? hasEffect(seen) : data === undefined;
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
    // All listeners have the last snapshots, so the timers of acknowledged commands may expire.
    for (const { command, isAcknowledged } of this.state.inFlight) {
      if (isAcknowledged) this.#dispatch({ type: 'expired', commandId: command.id });
    }
  }
}

const run = (world: World, step: Step): void => {
  if ('input' in step) world[step.action](step.input);
  else world[step.action]();
};

// Thousands of commands are decided again and again, which takes long on a busy machine.
const patience = { timeout: 120_000 };

test('a device converges to the state of the server after any sent, refused, late or early commands', patience, () => {
  let predictedCount = 0;
  const play = (steps: readonly Step[]) => {
    const world = new World();
    for (const step of steps) {
      run(world, step);
      const shown = world.view();
      for (const [path, data] of shown) if (data !== world.base.get(path)) predictedCount += 1;
    }
    world.settle();
    expect(world.view()).toEqual(documentsOf(world.stage));
    expect(world.state.inFlight).toEqual([]);
  };
  fc.assert(fc.property(fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }), play), { numRuns: 200 });
  expect(predictedCount).toBeGreaterThan(1000);
});

test('a predicted line does not flicker: once shown, it stays', patience, () => {
  const arrivals = fc.array(
    fc.constantFrom('send' as const, 'other' as const, 'arrive' as const, 'snapshot' as const, 'answer' as const),
    {
      minLength: 30,
      maxLength: 120,
      size: 'max',
    },
  );
  const placeOrder: CommandInput = { type: 'order.place', orderId: 'o', tableId: 't1', lineId: '', quantity: 1 };
  const adding = (lineId: string): CommandInput => ({ ...placeOrder, type: 'order.addLines', lineId });
  const linesOf = (world: World): string[] => {
    const order = world.view().get('serviceProviders/pizzeria/orders/o');
    return order ? orderSchema.parse(order).lines.map(({ lineId }) => lineId) : [];
  };
  const play = (steps: readonly ('send' | 'other' | 'arrive' | 'snapshot' | 'answer')[]) => {
    const world = new World();
    world.send(placeOrder);
    const seen = new Set<string>();
    for (const [n, action] of steps.entries()) {
      run(world, action === 'send' || action === 'other' ? { action, input: adding(`${action}-${n}`) } : { action });
      const lines = linesOf(world);
      expect(lines).toEqual(expect.arrayContaining([...seen]));
      for (const lineId of lines) seen.add(lineId);
    }
  };
  fc.assert(fc.property(arrivals, play), { numRuns: 100 });
});
