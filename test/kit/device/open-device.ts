import type { Browser, BrowserContext, Page } from 'playwright-core';
import { password } from '../browser-person.ts';
import { type CallFaults, startFaultyCalls } from './faulty-calls.ts';
import { openTab, type Tab } from './open-tab.ts';
import { devicePage } from './page.ts';

/** A device: a browser context with one page, or more. Its storage lasts until the device is closed. */
export interface Device extends Tab {
  readonly context: BrowserContext;
  /** All errors on its pages, except those of a missing network. */
  readonly errors: readonly string[];
  /** Commands of which a duplicated call was first rejected and then applied. */
  readonly decidedTwice: ReadonlySet<string>;
  /** Number of faults so far, by name: those of its calls, and `part` for a part of the app that was not loaded. */
  readonly faults: Readonly<Record<string, number>>;
  isOffline(): boolean;
  /** Opens one more page on this device. */
  openTab(): Promise<Tab>;
  goOffline(): Promise<void>;
  comeBack(): Promise<void>;
  /** While true, no call of this device gets through or is answered. */
  hangCalls(hang: boolean): void;
  close(): Promise<void>;
}

// When a channel breaks, the SDK asks a public site whether there is a network; tests have none. A call that lost its
// network on the way gets an empty answer.
const noNetwork =
  /ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_NAME_NOT_RESOLVED|ERR_NETWORK_CHANGED|ERR_FAILED|Could not reach Cloud Firestore backend/;

/** A tab of the SDK that meets the listener of another tab, which has gone, dies. The client replaces it. */
export const sdkDied = /INTERNAL (ASSERTION FAILED|UNHANDLED ERROR)|isCorePipeline/;

/** Answers that the faults of calls give on purpose. */
const meant = /status of (429|503)/;

const listenForErrors = (page: Page, errors: string[]): void => {
  const push = (error: string): void => {
    // It repeats itself thousands of times.
    if (!sdkDied.test(error) || !errors.some((one) => sdkDied.test(one))) errors.push(error);
  };
  page.on('pageerror', (error) => push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' || noNetwork.test(message.text()) || meant.test(message.text())) return;
    // A broken channel asks for a session that the server has dropped, and starts another one.
    if (/\/(Listen|Write)\/channel/.test(message.location().url) && / 400 /.test(message.text())) return;
    push(`${message.text()} ${message.location().url}`);
  });
};

export interface DeviceOptions {
  readonly providerId: string;
  readonly person?: { readonly email: string };
  readonly callFaults?: CallFaults;
  /** If set, some parts of the app fail to load at their first request; the number says which. */
  readonly lostParts?: number;
  /** If set, a page that does not answer for minutes tells where its code is. */
  readonly tellsStack?: boolean;
  /** Called before any code of the page runs. */
  readonly prepare?: ((context: BrowserContext) => Promise<unknown>) | undefined;
}

/** Opens a device, and signs in if a person is given. */
export const openDevice = async (
  browser: Browser,
  { providerId, person, callFaults, lostParts, prepare, tellsStack }: DeviceOptions,
): Promise<Device> => {
  const address = `${await devicePage()}${lostParts === undefined ? '' : `?lose=${lostParts}`}`;
  const context = await browser.newContext({ timezoneId: 'Europe/Rome' });
  const decidedTwice = new Set<string>();
  const faults: Record<string, number> = {};
  const reached = (fault: string): void => {
    faults[fault] = (faults[fault] ?? 0) + 1;
  };
  let offline = false;
  let isHanging = false;
  const observer = { isOffline: () => offline, isHanging: () => isHanging, decidedTwice, reached };
  const calls = callFaults && (await startFaultyCalls(callFaults, observer));
  if (calls)
    await context.addInitScript((address) => Object.assign(globalThis, { functionsAt: address }), calls.address);
  await prepare?.(context);
  const errors: string[] = [];
  const observe = (page: Page): void => {
    listenForErrors(page, errors);
    page.on('requestfailed', (request) => {
      if (/\.lazy-[^/]+\.js/.test(request.url())) reached('part');
    });
  };
  const open = () => openTab({ context, address, providerId, observe, tellsStack });
  const tab = await open();
  if (person) await tab.call('signIn', person.email, password);

  return {
    ...tab,
    context,
    errors,
    decidedTwice,
    faults,
    isOffline: () => offline,
    openTab: open,
    goOffline: async () => {
      offline = true;
      await context.setOffline(true);
    },
    comeBack: async () => {
      offline = false;
      await context.setOffline(false);
    },
    hangCalls: (hang) => {
      isHanging = hang;
    },
    close: async () => {
      await context.close();
      calls?.close();
    },
  };
};
