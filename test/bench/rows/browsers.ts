import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson, password } from '../../kit/browser-person.ts';
import { createBigProvider } from '../../kit/device/big-provider.ts';
import { measureLatency } from '../../kit/device/latency.ts';
import { openDevice } from '../../kit/device/open-device.ts';
import { withTimeout } from '../../kit/device/with-timeout.ts';
import { withoutTriggers } from '../../kit/device/without-triggers.ts';
import { putMember } from '../../kit/tenant.ts';
import { alternately, type Row } from '../row.ts';

/** Streams of the emulator stall now and then, also those of bare reads. */
const limitMs = 60_000;

export const browserRows: readonly Row[] = [
  {
    name: 'latency',
    about: "from `send` on one device to another's list and to its own, against `setDoc` to `onSnapshot`",
    rounds: { quick: 2, full: 20 },
    open: async ({ isQuick }) => {
      const browser = await launchBrowser();
      return {
        close: () => browser.close(),
        round: async () => {
          const { writes, commands, own } = await measureLatency(browser, { each: isQuick ? 20 : 50 });
          return {
            p50: { unit: 'ms', ours: commands.p50, baseline: writes.p50 },
            p95: { unit: 'ms', ours: commands.p95, baseline: writes.p95 },
            'own list p50': { unit: 'ms', ours: own.p50, baseline: writes.p50 },
            'own list p95': { unit: 'ms', ours: own.p95, baseline: writes.p95 },
          };
        },
      };
    },
  },
  {
    name: 'workspace-5000',
    about: 'a workspace of 5,000 documents until it is ready, against bare parallel reads of the same lists',
    rounds: { quick: 2, full: 8 },
    open: async () => {
      const browser = await launchBrowser();
      const { providerId } = await withoutTriggers(() => createBigProvider());
      const waiter = await createPerson('Sofia');
      await putMember(providerId, waiter.uid, 'staff');
      const load = async (isOurs: boolean, tries = 3): Promise<number> => {
        const device = await openDevice(browser, { providerId, ...(isOurs ? { person: waiter } : {}) });
        try {
          const loading = isOurs
            ? device.call('load', providerId)
            : device.call('rawLoad', waiter.email, password, providerId);
          return (await withTimeout(loading, limitMs, () => 'a stream of the emulator stood still')).ms;
        } catch (error) {
          if (tries === 1) throw error;
          console.log(String(error));
          return await load(isOurs, tries - 1);
        } finally {
          await device.close();
        }
      };
      return {
        close: () => browser.close(),
        round: async (oursFirst) => {
          const pair = await alternately(
            oursFirst,
            () => load(true),
            () => load(false),
          );
          return { ready: { unit: 'ms', ...pair } };
        },
      };
    },
  },
];
