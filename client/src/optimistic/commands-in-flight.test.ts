import type { Command, Fields } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { type CommandsInFlight, type FlightEvent, nothingInFlight, transition } from './commands-in-flight.lazy.ts';
import type { Base, InFlight } from './rebase.lazy.ts';

const path = 'serviceProviders/p/notes/n';

/** A listener with these documents in its snapshot. */
const snapshots = (documents: Readonly<Record<string, Fields>> = {}): Base => ({
  get: (path) => documents[path],
  has: () => true,
  shows: (path, data, hasEffect) => {
    const seen = documents[path];
    return seen ? hasEffect(seen) : data === undefined;
  },
});

/** A command that appends its id to the text of a note. Its decider refuses it while the note does not exist. */
const append = (id: string, sequence: number): InFlight => {
  const command: Command = { id, type: 'note.append', providerId: 'p', payload: {}, issuedAt: '' };
  return {
    command,
    actor: { kind: 'user', uid: 'sam' },
    at: new Date(0),
    sequence,
    cached: new Map(),
    decider: {
      reads: () => [{ kind: 'table', path }],
      decide: (_, docs) => {
        const before: Fields | undefined = docs.get({ kind: 'table', path });
        if (!before) return { rejection: { code: 'not-found', message: 'no note' } };
        const version = Number(before.version) + 1;
        const data = { text: `${before.text}${id}`, version, lastCommandId: id };
        return { version, eventIds: [], writes: [{ op: 'update', path, data }] };
      },
    },
  };
};

const note = (text: string, version: number, lastCommandId = 'other') => ({ [path]: { text, version, lastCommandId } });
const start = snapshots(note('', 1));

/** Applies events in order, over the same snapshots. */
const play = (events: readonly FlightEvent[], base = start, from = nothingInFlight): CommandsInFlight =>
  events.reduce((state, event) => transition(state, event, base).state, from);
const shown = (id: string, sequence: number): FlightEvent => ({
  type: 'shown',
  prepared: [{ flight: append(id, sequence) }],
});
const textOf = ({ changes }: CommandsInFlight): unknown => changes.get(path)?.text;
const idsOf = ({ inFlight }: CommandsInFlight): string[] => inFlight.map(({ command }) => command.id);

describe('shown', () => {
  test('predicts the command over the snapshots', () => {
    expect(textOf(play([shown('a', 1)]))).toBe('a');
  });

  test('predicts several in the order in which they were sent, not in which they were prepared', () => {
    expect(textOf(play([shown('b', 2), shown('a', 1)]))).toBe('ab');
  });

  test('shows nothing for a command that the decider refuses, but keeps the command', () => {
    const state = play([shown('a', 1)], snapshots());
    expect([state.changes.size, idsOf(state)]).toEqual([0, ['a']]);
  });

  test('keeps the document of this device for a command that expects a version', () => {
    const flight = append('a', 1);
    const { state } = transition(
      nothingInFlight,
      { type: 'shown', prepared: [{ flight, expected: { data: { version: 1 } } }] },
      start,
    );
    expect([...state.expected]).toEqual([['a', { version: 1 }]]);
    expect(play([shown('a', 1)]).expected.size).toBe(0);
  });
});

describe('settled', () => {
  const both = play([shown('a', 1), shown('b', 2)]);

  test('as applied keeps the prediction, and removes it after ten seconds at the latest', () => {
    const step = transition(both, { type: 'settled', commandId: 'a', version: 2 }, start);
    expect(textOf(step.state)).toBe('ab');
    expect(step.expiries).toEqual([{ commandId: 'a', afterMs: 10_000 }]);
  });

  test('as refused or unsent removes the command, and decides the later ones again', () => {
    const { state, expiries } = transition(both, { type: 'settled', commandId: 'a' }, start);
    expect([textOf(state), idsOf(state), expiries]).toEqual(['b', ['b'], []]);
  });

  test('removes the expected document', () => {
    const flight = append('a', 1);
    const { state } = transition(
      nothingInFlight,
      { type: 'shown', prepared: [{ flight, expected: { data: undefined } }] },
      start,
    );
    for (const version of [undefined, 2]) {
      expect(transition(state, { type: 'settled', commandId: 'a', version }, start).state.expected.size).toBe(0);
    }
  });

  test('changes nothing for a command that this device could not decide', () => {
    expect(idsOf(play([{ type: 'settled', commandId: 'x', version: 9 }], start, both))).toEqual(['a', 'b']);
  });
});

describe('snapshots', () => {
  test('from other devices get the prediction applied again', () => {
    expect(textOf(play([{ type: 'snapshots' }], snapshots(note('x', 5)), play([shown('a', 1)])))).toBe('xa');
  });

  test('with its effect acknowledge and remove a command, before or after its answer', () => {
    const withEffect = snapshots(note('a', 2, 'a'));
    const before = play([shown('a', 1)]);
    const answered = play([{ type: 'settled', commandId: 'a', version: 2 }], start, before);
    for (const state of [before, answered]) {
      const step = transition(state, { type: 'snapshots' }, withEffect);
      expect([step.state.changes.size, idsOf(step.state)]).toEqual([0, []]);
    }
  });

  test('that reach one listener before another keep the rest shown for one second', () => {
    const other = 'serviceProviders/p/notes/m';
    const flight = append('a', 1);
    const twoDocuments: InFlight = {
      ...flight,
      decider: {
        ...flight.decider,
        decide: () => ({
          version: 2,
          eventIds: [],
          writes: [path, other].map((written) => ({
            op: 'update',
            path: written,
            data: { text: 'a', version: 2, lastCommandId: 'a' },
          })),
        }),
      },
    };
    const { state } = transition(nothingInFlight, { type: 'shown', prepared: [{ flight: twoDocuments }] }, start);
    const lagging = snapshots({ ...note('a', 2, 'a'), [other]: { text: '', version: 1, lastCommandId: 'other' } });
    const step = transition(state, { type: 'snapshots' }, lagging);
    expect([...step.state.changes.keys()]).toEqual([other]);
    expect(step.state.inFlight).toMatchObject([{ isAcknowledged: true }]);
    expect(step.expiries).toEqual([{ commandId: 'a', afterMs: 1000 }]);
    // A second snapshot starts no second timer.
    expect(transition(step.state, { type: 'snapshots' }, lagging).expiries).toEqual([]);
    const expired = transition(step.state, { type: 'expired', commandId: 'a' }, lagging);
    expect([expired.state.changes.size, idsOf(expired.state)]).toEqual([0, []]);
  });

  test('change nothing while no command is in flight', () => {
    expect(transition(nothingInFlight, { type: 'snapshots' }, start)).toEqual({ state: nothingInFlight, expiries: [] });
  });
});

describe('expired', () => {
  test('removes the command, and decides the later ones again', () => {
    const state = play([{ type: 'expired', commandId: 'a' }], start, play([shown('a', 1), shown('b', 2)]));
    expect([textOf(state), idsOf(state)]).toEqual(['b', ['b']]);
  });

  test('changes nothing for a command that is no longer in flight', () => {
    const state = play([shown('a', 1)]);
    expect(textOf(play([{ type: 'expired', commandId: 'x' }], start, state))).toBe('a');
  });
});

test('keeps the same changes while a snapshot does not alter them, so that no stream emits', () => {
  const state = play([shown('a', 1)]);
  expect(play([{ type: 'snapshots' }], snapshots(note('', 1)), state).changes).toBe(state.changes);
  expect(textOf(play([{ type: 'snapshots' }], snapshots(note('x', 2)), state))).toBe('xa');
});

test('keeps the same changes while there is nothing to show, so that no stream emits', () => {
  const refused = play([shown('a', 1)], snapshots());
  expect(refused.changes).toBe(nothingInFlight.changes);
});
