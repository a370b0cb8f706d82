import { setTimeout as wait } from 'node:timers/promises';
import { minuteMs, secondMs } from '@counterfoil/domain';
import type { BrowserContext, Page, Request } from 'playwright-core';
import type { DeviceApi, ListState } from './app/device-api.ts';
import type { ListName } from './app/lists.ts';
import { prepareStack } from './stack-of.ts';
import { withTimeout } from './with-timeout.ts';

type Answered<Name extends keyof DeviceApi> = Awaited<ReturnType<DeviceApi[Name]>>;

/** A page of a device. */
export interface Tab {
  readonly providerId: string;
  page(): Page;
  call<Name extends keyof DeviceApi>(name: Name, ...args: Parameters<DeviceApi[Name]>): Promise<Answered<Name>>;
  /** The requests without an answer: method, address and since when. Six sockets per host serve all tabs of a device. */
  requests(): string[];
  /** Opens the provider's workspace, now and after every start of the page; `ready` tells when it is ready. */
  openWorkspace(): Promise<void>;
  watch(...lists: readonly ListName[]): Promise<void>;
  /** Resolves with the first state of a list that satisfies the condition, the current one included. */
  until(list: string, satisfies: (state: ListState) => boolean, withinMs?: number): Promise<ListState>;
  /** Resolves when the page may be left: all work on it is answered or queued. */
  kept(): Promise<void>;
  /** Opens the workspace and the lists again, as after a reload or for the next person. */
  resume(): Promise<void>;
  /** Reloads the page; its lists are watched again. */
  reload(): Promise<void>;
  /** Crashes the page, without a chance to clean up. */
  kill(): Promise<void>;
  /** Opens a page again after `kill`, with the same storage. */
  start(): Promise<void>;
}

export interface TabOptions {
  readonly context: BrowserContext;
  readonly address: string;
  readonly providerId: string;
  /** Called with each new page, before it loads. */
  readonly observe: (page: Page) => void;
  /** If set, a page that does not answer for minutes tells where its code is. It costs speed. */
  readonly tellsStack?: boolean | undefined;
}

/** No call of a page that works takes as long. */
const silenceMs = 3 * minuteMs;

/** Resolves once the page and its chunks are on the device, so that it starts without a network. */
const kept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });

/** Opens a page of a device and loads the client in it. */
export const openTab = async ({ context, address, providerId, observe, tellsStack }: TabOptions): Promise<Tab> => {
  const watched = new Set<ListName>();
  const requests = new Map<Request, number>();
  let working = false;
  let page = await context.newPage();

  let stack = async (): Promise<string> => 'unknown';

  const call: Tab['call'] = (name, ...args) => {
    const answer = page.evaluate(
      // `call` checks the parameters of each method by its type; here the compiler cannot.
      ([name, args]) => (globalThis.device[name] as (...args: unknown[]) => unknown)(...args),
      [name, args] as const,
    ) as Promise<Answered<typeof name>>;
    return tellsStack
      ? withTimeout(answer, silenceMs, async () => `${name} is not answered: ${await stack()}`)
      : answer;
  };
  const watchAll = async (lists: Iterable<ListName>) => {
    for (const list of lists) await call('watch', providerId, list);
  };
  const resume = async () => {
    await page.waitForFunction(() => 'device' in globalThis);
    if (!(await call('user'))) return;
    if (working) await call('open', providerId);
    await watchAll(watched);
  };
  const open = async () => {
    requests.clear();
    page.on('request', (request) => requests.set(request, Date.now()));
    page.on('requestfinished', (request) => requests.delete(request));
    page.on('requestfailed', (request) => requests.delete(request));
    observe(page);
    if (tellsStack) stack = await prepareStack(page);
    await page.goto(address);
    await resume();
  };
  await open();
  await kept(page);

  return {
    providerId,
    page: () => page,
    call,
    requests: () =>
      [...requests].map(([one, since]) => `${one.method()} ${one.url().slice(0, 250)} ${Date.now() - since} ms`),
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
    kept: () => {
      const emptied = async (): Promise<void> => {
        while ((await call('unkept')).length > 0) await wait(50);
      };
      return withTimeout(emptied(), 30 * secondMs, async () => `unkept: ${JSON.stringify(await call('unkept'))}`);
    },
    resume,
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
  };
};
