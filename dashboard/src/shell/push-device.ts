import type { Counterfoil } from '@counterfoil/client';
import { notePushOwner, pushOwner } from './push-owner.ts';

/**
 * The build writes in `VAPID_KEY`, the public key of web push, which is empty where nobody has configured it.
 *
 * @returns the worker that would show messages; `undefined` where push is not configured, or this browser has none
 */
export const pushWorker = async (): Promise<ServiceWorkerRegistration | undefined> =>
  process.env.VAPID_KEY && 'PushManager' in globalThis ? await navigator.serviceWorker?.getRegistration() : undefined;

const idKey = 'push device';

/** Id of this installation, the same at every start. */
const deviceId = (): string => {
  const id = localStorage.getItem(idKey) ?? crypto.randomUUID();
  localStorage.setItem(idKey, id);
  return id;
};

/** Ends the subscription in this browser, also without a network: nothing that is sent to its token arrives any more. */
const unsubscribe = async (): Promise<void> => {
  notePushOwner(undefined);
  const worker = await navigator.serviceWorker?.getRegistration();
  const subscription = await worker?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
};

/** The address of this browser; a build without the key leaves out what would find it. */
const tokenOf = async (worker: ServiceWorkerRegistration): Promise<string | undefined> =>
  process.env.VAPID_KEY ? (await import('./push-token.ts')).pushToken(worker, process.env.VAPID_KEY) : undefined;

/** Registers this browser for the messages of a person, who has permitted them. */
export const startPush = async (
  counterfoil: Counterfoil,
  uid: string,
  worker: ServiceWorkerRegistration,
): Promise<void> => {
  const token = await tokenOf(worker);
  if (!token) return;
  notePushOwner(uid);
  await counterfoil.me().registerDevice({ deviceId: deviceId(), token, platform: 'web' });
};

/** Without a network the server hears of it never, or late. Nobody has to wait: the token is dead by then. */
const patienceMs = 3000;

/** Stops messages to this browser, if it gets any. Call it before signing out: somebody else may sign in next. */
export const stopPush = async (counterfoil: Counterfoil): Promise<void> => {
  if (!pushOwner()) return;
  await unsubscribe();
  const removed = counterfoil
    .me()
    .removeDevice(deviceId())
    .catch(() => undefined);
  await Promise.race([removed, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
};

/** At a start: registers again, because tokens change. The messages of another person end. */
export const keepPush = async (counterfoil: Counterfoil, uid: string): Promise<void> => {
  const worker = await pushWorker();
  if (!worker || pushOwner() !== uid || Notification.permission !== 'granted') return await unsubscribe();
  if (navigator.onLine) await startPush(counterfoil, uid, worker);
};
