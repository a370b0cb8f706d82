import { type DevicePresence, presenceOf } from '@counterfoil/domain/core';
import { combineLatest, interval, map, scan, startWith } from 'rxjs';
import type { Identified, Live, Snapshot } from '../live/live.ts';
import type { DeviceStatus } from './device-status.ts';
import { nextOffset, type ServerOffset } from './server-offset.lazy.ts';

/** A device falls silent without telling: who is judged by age is judged again. */
const againMs = 30_000;

type State = Snapshot<Identified<DevicePresence>[]>;

/** While this device's own heartbeat is on its way, its time is not known: it stands as `null`. */
const timeOf = ({ lastSeenAt }: { readonly lastSeenAt: Date | null }): number | undefined => lastSeenAt?.getTime();

const newestOf = ({ data }: State): number | undefined => {
  const times = data.map(timeOf).filter((time) => time !== undefined);
  return times.length > 0 ? Math.max(...times) : undefined;
};

const judged = (device: Identified<DevicePresence>, now: Date): DeviceStatus => ({
  ...device,
  lastSeenAt: new Date(timeOf(device) ?? now),
  presence: presenceOf(new Date(timeOf(device) ?? now), now),
});

/** A state, and what is known of the server's clock by then. */
interface Judgement {
  readonly state: State;
  readonly offset: ServerOffset;
}

const known = (last: Judgement | undefined, state: State): Judgement => {
  const seen = { newest: newestOf(state), fromCache: state.fromCache, at: state.at.getTime() };
  return { state, offset: nextOffset(last?.offset, seen) };
};

/** A house's devices with their presence, by the server's time as far as this device knows it. */
export const devices = (list: Live<Identified<DevicePresence>[]>): Live<DeviceStatus[]> => {
  const states = list.pipe(scan<State, Judgement, undefined>(known, undefined));
  return combineLatest([states, interval(againMs).pipe(startWith(0))]).pipe(
    map(([{ state, offset }]) => {
      const now = new Date(Date.now() + offset.ms);
      return { ...state, data: state.data.map((device) => judged(device, now)) };
    }),
  );
};
