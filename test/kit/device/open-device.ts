import { setTimeout as wait } from 'node:timers/promises';
import { secondMs } from '@counterfoil/domain';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { password } from '../browser-person.ts';
import type { DeviceApi, ListState } from './app/device-api.ts';
import type { ListName } from './app/lists.ts';
import { type CallFaults, startFaultyCalls } from './faulty-calls.ts';
import { devicePage } from './page.ts';
import { withTimeout } from './with-timeout.ts';

type Answered<Name extends keyof DeviceApi> = Awaited<ReturnType<DeviceApi[Name]>>;

/** A device: a browser context with one page. Its storage lasts until the device is closed. */
export interface Device {
  readonly context: BrowserContext;
  readonly providerId: string;
  /** All errors on its pages, except those of a missing network. */
  readonly errors: readonly string[];
  /** Commands of which a duplicated call was first rejected and then applied. */
  readonly decidedTwice: ReadonlySet<string>;
  page(): Page;
  isOffline(): boolean;
  call<Name extends keyof DeviceApi>(name: Name, ...args: Parameters<DeviceApi[Name]>): Promise<Answered<Name>>;
  /** Opens the provider's workspace, now and after every start of the page; `ready` tells when it is ready. */
  openWorkspace(): Promise<void>;
  watch(...lists: readonly ListName[]): Promise<void>;
  /** Resolves with the first state of a list that satisfies the condition, the current one included. */
  until(list: string, satisfies: (state: ListState) => boolean, withinMs?: number): Promise<ListState>;
  goOffline(): Promise<void>;
  comeBack(): Promise<void>;
  /** Resolves when the page may be left: all work on it is answered or queued. */
  kept(): Promise<void>;
  /** Reloads the page; its lists are watched again. */
  reload(): Promise<void>;
  /** Crashes the page, without a chance to clean up. */
  kill(): Promise<void>;
  /** Opens a page again after `kill`, with the same storage. */
  start(): Promise<void>;
  close(): Promise<void>;
}

// When a channel breaks, the SDK asks a public site whether there is a network; tests have none. A call that lost its
// network on the way gets an empty answer.
const noNetwork =
  /ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_NAME_NOT_RESOLVED|ERR_NETWORK_CHANGED|ERR_FAILED|Could not reach Cloud Firestore backend/;

const listenForErrors = (page: Page, errors: string[]): void => {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' || noNetwork.test(message.text())) return;
    // A broken channel asks for a session that the server has dropped, and starts another one.
    if (/\/(Listen|Write)\/channel/.test(message.location().url) && / 400 /.test(message.text())) return;
    errors.push(`${message.text()} ${message.location().url}`);
  });
};

/** Resolves once the page and its chunks are on the device, so that it starts without a network. */
const kept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });

export interface DeviceOptions {
  readonly providerId: string;
  readonly person?: { readonly email: string };
  readonly callFaults?: CallFaults;
  /** Called before any code of the page runs. */
  readonly prepare?: ((context: BrowserContext) => Promise<unknown>) | undefined;
}

/** Opens a device, and signs in if a person is given. */
export const openDevice = async (
  browser: Browser,
  { providerId, person, callFaults, prepare }: DeviceOptions,
): Promise<Device> => {
  const address = await devicePage();
  const context = await browser.newContext({ timezoneId: 'Europe/Rome' });
  const decidedTwice = new Set<string>();
  let offline = false;
  const calls = callFaults && (await startFaultyCalls(callFaults, { isOffline: () => offline, decidedTwice }));
  if (calls)
    await context.addInitScript((address) => Object.assign(globalThis, { functionsAt: address }), calls.address);
  await prepare?.(context);
  const errors: string[] = [];
  const watched = new Set<ListName>();
  let working = false;
  let page = await context.newPage();

  const call: Device['call'] = (name, ...args) =>
    page.evaluate(
      // `call` checks the parameters of each method by its type; here the compiler cannot.
      ([name, args]) => (globalThis.device[name] as (...args: unknown[]) => unknown)(...args),
      [name, args] as const,
    ) as Promise<Answered<typeof name>>;
  const loaded = () => page.waitForFunction(() => 'device' in globalThis);
  const watchAll = async (lists: Iterable<ListName>) => {
    for (const list of lists) await call('watch', providerId, list);
  };
  const resume = async () => {
    await loaded();
    if (!(await call('user'))) return;
    if (working) await call('open', providerId);
    await watchAll(watched);
  };
  const open = async () => {
    listenForErrors(page, errors);
    await page.goto(address);
    await resume();
  };
  await open();
  await kept(page);
  if (person) await call('signIn', person.email, password);

  return {
    context,
    providerId,
    errors,
    decidedTwice,
    page: () => page,
    isOffline: () => offline,
    call,
    openWorkspace: async () => {
      working = true;
      await call('open', providerId);
    },
    watch: async (...lists) => {
      for (const list of lists) watched.add(list);
      await watchAll(lists);
    },
    until: async (list, satisfies, withinMs = 40 * secondMs) => {
      const deadline = Date.now() + withinMs;
      let state = await call('read', list);
      while (!satisfies(state)) {
        const describe = () =>
          `${list} did not become as expected in ${withinMs} ms: ${JSON.stringify(state).slice(0, 1500)}`;
        state = await withTimeout(call('after', list, state.seen), Math.max(0, deadline - Date.now()), describe);
      }
      return state;
    },
    goOffline: async () => {
      offline = true;
      await context.setOffline(true);
    },
    comeBack: async () => {
      offline = false;
      await context.setOffline(false);
    },
    kept: () => {
      const emptied = async (): Promise<void> => {
        while ((await call('unkept')).length > 0) await wait(50);
      };
      return withTimeout(emptied(), 30 * secondMs, async () => `unkept: ${JSON.stringify(await call('unkept'))}`);
    },
    reload: async () => {
      await page.reload();
      await resume();
    },
    kill: async () => {
      const session = await context.newCDPSession(page);
      const gone = page.waitForEvent('crash');
      // The crashed page cannot answer.
      session.send('Page.crash').catch(() => {});
      await gone;
      await page.close();
    },
    start: async () => {
      page = await context.newPage();
      await open();
    },
    close: async () => {
      await context.close();
      calls?.close();
    },
  };
};
