import { dayMs, invariant } from '@counterfoil/domain';
import type { DocumentReference, Firestore, Query, QuerySnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { automatic, createTenant, inDays } from '../../kit/tenant.ts';
import { alternately, type Row } from '../row.ts';

interface Listed {
  readonly list: Query;
  readonly full: readonly DocumentReference[];
  /** Moves the first booking by an hour, and back at the next time. */
  move(): Promise<unknown>;
}

const openList = async (database: Firestore, size: number): Promise<Listed> => {
  const { providerId } = await createTenant({ services: { cut: { ...automatic, capacity: size } }, database });
  const limit = pLimit(8);
  const guests = Array.from({ length: size }, () => ({ uid: newId('user'), reservationId: newId('booking') }));
  const at = (hour: number): string => new Date(inDays(2).getTime() + (hour * dayMs) / 24).toISOString();
  await Promise.all(
    guests.map(({ uid, reservationId }, n) =>
      limit(() => {
        const payload = { reservationId, serviceId: 'cut', startTime: at(n % 48), partySize: 1 };
        return mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload), new Date(), database);
      }),
    ),
  );
  const [first] = guests;
  invariant(first, 'a list has bookings');
  let moves = 0;
  return {
    list: database.collection(`serviceProviders/${providerId}/confirmedReservations`),
    full: guests.map(({ uid, reservationId }) => database.doc(`endUsers/${uid}/reservations/${reservationId}`)),
    move: () => {
      moves += 1;
      const payload = { reservationId: first.reservationId, startTime: at(50 + (moves % 2)) };
      const command = makeCommand('reservation.reschedule', providerId, payload);
      return mustRun(userActor(first.uid), command, new Date(), database);
    },
  };
};

/** Times and reads until the list shows, and from a command that changes it until it shows the change. */
interface Shown {
  readonly firstMs: number;
  readonly firstReads: number;
  readonly changeMs: number;
  readonly changeReads: number;
}

/** @param join fetches the full document of each changed entry, and returns how many */
const show = async ({ list, move }: Listed, join: (changed: QuerySnapshot) => Promise<number>): Promise<Shown> => {
  const states: QuerySnapshot[] = [];
  let woken = Promise.withResolvers<void>();
  const began = performance.now();
  const stop = list.onSnapshot((state) => {
    states.push(state);
    woken.resolve();
  });
  const next = async (): Promise<QuerySnapshot> => {
    await woken.promise;
    woken = Promise.withResolvers();
    const state = states.at(-1);
    invariant(state, 'a listener was woken by a state');
    return state;
  };
  const first = await next();
  const firstReads = first.size + (await join(first));
  const firstMs = performance.now() - began;
  const moving = performance.now();
  await move();
  const second = await next();
  const changeReads = second.docChanges().length + (await join(second));
  const changeMs = performance.now() - moving;
  stop();
  return { firstMs, firstReads, changeMs, changeReads };
};

const listRow = (size: number): Row => ({
  name: `live-list-${size}`,
  about: `a provider's live list of ${size} bookings, against a list that fetches each full document`,
  rounds: { quick: 5, full: 12 },
  open: async ({ apart }) => {
    const listed = await openList(apart, size);
    const byId = new Map(listed.full.map((ref) => [ref.id, ref]));
    const fetchFull = async (state: QuerySnapshot): Promise<number> => {
      const refs = state.docChanges().flatMap(({ doc }) => byId.get(doc.id) ?? []);
      // As an app does it: no SDK for devices reads several documents in one request.
      return (await Promise.all(refs.map((ref) => ref.get()))).length;
    };
    return {
      round: async (oursFirst) => {
        const { ours, baseline } = await alternately(
          oursFirst,
          () => show(listed, async () => 0),
          () => show(listed, fetchFull),
        );
        return {
          first: { unit: 'ms', ours: ours.firstMs, baseline: baseline.firstMs },
          firstReads: { unit: 'reads', ours: ours.firstReads, baseline: baseline.firstReads },
          change: { unit: 'ms', ours: ours.changeMs, baseline: baseline.changeMs },
          changeReads: { unit: 'reads', ours: ours.changeReads, baseline: baseline.changeReads },
        };
      },
    };
  },
});

export const listRows: readonly Row[] = [10, 100, 1000].map(listRow);
