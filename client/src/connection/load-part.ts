import { defer, firstValueFrom, merge, type Observable, retry, Subject, take, timer } from 'rxjs';
import { loadAgain } from '#load-again';
import { backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { pageEvents } from './page-events.ts';

const updates = new Subject<void>();

/** Emits when a part of the app is no longer on its server: a deploy has removed it, and only a reload brings the new. */
export const partGone$: Observable<void> = updates.asObservable();

/** Browsers name the address of a module that they could not load; Safari does not, and loads it again by itself. */
const addressIn = (error: unknown): string | undefined => /https?:\/\/[^\s'"]+/.exec(String(error))?.[0];

/** Reports a module that is gone. A server without the file answers 404, or with the page of the app. */
const reportIfGone = async (address: string): Promise<void> => {
  const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  const isScript = answer?.headers.get('content-type')?.includes('javascript');
  if (answer && (answer.ok ? !isScript : answer.status < 500)) updates.next();
};

/** Parts that came from another address than this one. */
const loadedAgain = new Map<string, object | undefined>();

/**
 * Loads a part of the client, and tries again if that failed. Chromium remembers a failed module for the life of the
 * page, so the second attempt asks for the same file under another address.
 *
 * @param isPart true for a module with the exports of the part: a bundler may have renamed those of the file
 * @throws CounterfoilError `unavailable` if the device is offline and has never loaded the part
 */
export const loadPart = async <Module extends object>(
  part: () => Promise<Module>,
  name?: keyof Module & string,
): Promise<Module> => {
  try {
    return await part();
  } catch (error) {
    const address = addressIn(error);
    if (address && name) {
      const again = `${address}${address.includes('?') ? '&' : '?'}again=${Date.now()}`;
      // The device may be offline when it needs the part again.
      const loaded = loadedAgain.get(address) ?? (await loadAgain<Module>(again).catch(() => undefined));
      loadedAgain.set(address, loaded);
      if (loaded && name in loaded) return loaded as Module;
      void reportIfGone(address);
    }
    throw new CounterfoilError('unavailable', `no part: ${error}`, error);
  }
};

/** Emits when it is worth to try again: after the backoff, or once the network returns. */
export const worthAnotherTry = (failures: number): Observable<unknown> =>
  merge(timer(backoff(failures)), pageEvents('online')).pipe(take(1));

/** Loads a part of the client on each subscription, and tries until it has it. */
export const loadPartOnSubscribe = <Module>(part: () => Promise<Module>): Observable<Module> =>
  defer(part).pipe(retry({ delay: (_, failures) => worthAnotherTry(failures) }));

/** Loads a part, and tries until it has it; `undefined` if it is over before. */
export const loadUntilThere = async <Part>(
  { report }: Pick<Connection, 'report'>,
  part: () => Promise<Part>,
  isOver: () => boolean,
): Promise<Part | undefined> => {
  for (let failures = 1; !isOver(); failures++) {
    const loaded = await part().catch((error) => report('loading code', error));
    if (loaded) return loaded;
    await firstValueFrom(worthAnotherTry(failures));
  }
  return undefined;
};
