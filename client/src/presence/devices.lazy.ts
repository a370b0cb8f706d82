import { type DevicePresence, presenceOf, providerDevices, secondMs } from '@counterfoil/domain/core';
import { combineLatest, interval, map, scan, startWith } from 'rxjs';
import type { Identified, Live, Snapshot } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { DeviceStatus } from './device-status.ts';
import { nextOffset, type ServerOffset } from './server-offset.lazy.ts';

/** A device that goes offline writes nothing, so the presence of all devices is computed again after this time. */
const recomputeMs = 30 * secondMs;

type State = Snapshot<Identified<DevicePresence>[]>;

/** Time of the last heartbeat. It is `null` while this device's own heartbeat is a pending write. */
const heartbeatTimeOf = ({ lastSeenAt }: { readonly lastSeenAt: Date | null }): number | undefined =>
  lastSeenAt?.getTime();

const newestOf = ({ data }: State): number | undefined => {
  const times = data.map(heartbeatTimeOf).filter((time) => time !== undefined);
  return times.length > 0 ? Math.max(...times) : undefined;
};

const statusOf = (device: Identified<DevicePresence>, now: Date): DeviceStatus => ({
  ...device,
  lastSeenAt: new Date(heartbeatTimeOf(device) ?? now),
  presence: presenceOf(new Date(heartbeatTimeOf(device) ?? now), now),
});

/** A snapshot, and the server offset as known at that time. */
interface StateWithOffset {
  readonly state: State;
  readonly offset: ServerOffset;
}

const withOffset = (previous: StateWithOffset | undefined, state: State): StateWithOffset => {
  const observation = { newest: newestOf(state), fromCache: state.fromCache, at: state.at.getTime() };
  return { state, offset: nextOffset(previous?.offset, observation) };
};

/** A provider's devices with their presence, by the estimated time of the server. */
export const devices = (list: ListOf, providerId: string): Live<DeviceStatus[]> =>
  withPresence(list(providerDevices(providerId)));

/** Exported for its test. */
export const withPresence = (list: Live<Identified<DevicePresence>[]>): Live<DeviceStatus[]> => {
  const states = list.pipe(scan<State, StateWithOffset, undefined>(withOffset, undefined));
  return combineLatest([states, interval(recomputeMs).pipe(startWith(0))]).pipe(
    map(([{ state, offset }]) => {
      const now = new Date(Date.now() + offset.ms);
      return { ...state, data: state.data.map((device) => statusOf(device, now)) };
    }),
  );
};
