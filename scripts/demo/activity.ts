import type { Live, NewCommand, Snapshot } from '@counterfoil/client';
import type { Outcome } from '@counterfoil/domain';
import { filter, firstValueFrom } from 'rxjs';
import type { Device } from './device.ts';
import type { Dice } from './dice.ts';

/** One step of the demo, as text for the console. */
export interface Activity {
  readonly who: string;
  readonly what: string;
  /** The outcome, as text. */
  readonly answer: string;
}

export interface Demo {
  readonly dice: Dice;
  readonly devices: ReadonlyMap<string, Device>;
}

/** The first state that comes from the server. */
export const currentData = async <T>(live: Live<T>): Promise<T> => {
  const { data }: Snapshot<T> = await firstValueFrom(live.pipe(filter(({ fromCache }) => !fromCache)));
  return data;
};

const describe = (outcome: Outcome): string =>
  outcome.outcome === 'rejected' ? `refused: ${outcome.rejection.message}` : outcome.outcome;

/** Sends a command and describes its outcome. */
export const sendAndReport = async (device: Device, what: string, command: NewCommand): Promise<Activity> => ({
  who: device.person.displayName,
  what,
  answer: describe(await device.counterfoil.send(command)),
});
