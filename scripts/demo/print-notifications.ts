import { Subscription } from 'rxjs';
import type { Device } from './device.ts';

/** Prints every notification that a device receives from now on. */
export const printNotifications = (devices: Iterable<Device>, print: (text: string) => void): Subscription => {
  const watching = new Subscription();
  for (const { person, counterfoil } of devices) {
    const known = new Set<string>();
    const live = counterfoil.me().notifications();
    watching.add(
      live.subscribe(({ data }) => {
        for (const { id, title, body } of data.filter((one) => !known.has(one.id))) {
          known.add(id);
          print(`  ✉ ${person.displayName}: ${title}. ${body}`);
        }
      }),
    );
  }
  return watching;
};
