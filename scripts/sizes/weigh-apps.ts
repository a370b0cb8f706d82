import { buildWithVite } from './build-with-vite.ts';

/** A page as an app writes it on Firebase alone: sign-in, live lists that work offline, and calls. */
const plain = `
import { initializeApp } from 'firebase/app';
import { getAuth, onAuthStateChanged } from 'firebase/auth';
import {
  collection, doc, initializeFirestore, limit, onSnapshot, orderBy, persistentLocalCache,
  persistentMultipleTabManager, query, where, writeBatch,
} from 'firebase/firestore';
import { getFunctions, httpsCallable } from 'firebase/functions';
globalThis.app = {
  initializeApp, getAuth, onAuthStateChanged, collection, doc, initializeFirestore, limit, onSnapshot, orderBy,
  persistentLocalCache, persistentMultipleTabManager, query, where, writeBatch, getFunctions, httpsCallable,
};`;

const react = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
globalThis.page = { createElement, createRoot };`;

const withClient = `
import { createCounterfoil } from '@counterfoil/client';
globalThis.counterfoil = createCounterfoil;`;

const withHooks = `
import { CounterfoilProvider, useCommand, useLive, useUser, useWorkspace } from '@counterfoil/client/react';
globalThis.hooks = { CounterfoilProvider, useCommand, useLive, useUser, useWorkspace };`;

const account = `
import * as account from '@counterfoil/client/account';
globalThis.account = account;`;

const inspector = `
import { attachInspector } from '@counterfoil/client/inspector';
globalThis.inspect = attachInspector;`;

const tracing = `
import { traceCommands } from '@counterfoil/client/tracing';
globalThis.traceCommands = traceCommands;`;

/** The rows of the table of sizes in the client's README, with their names there. */
export type AppWeight = Readonly<
  Record<
    | 'Firebase alone'
    | 'with the client'
    | 'with its hooks, without React itself'
    | 'later, in the background'
    | 'accounts, if loaded'
    | 'the inspector, if loaded'
    | 'traces, if loaded',
    number
  >
>;

/** Gzipped sizes, in bytes, of apps that Vite has built by default: all that a page loads at its start. */
export const weighApps = async (): Promise<AppWeight> => {
  const start = async (source: string) => (await buildWithVite(source, { withPeers: true })).gzipped.atStart;
  const client = await start(plain + withClient);
  const page = await start(plain + withClient + react);
  return {
    'Firebase alone': await start(plain),
    'with the client': client,
    'with its hooks, without React itself': client + (await start(plain + withClient + react + withHooks)) - page,
    'later, in the background': (await buildWithVite(withClient, { withLater: true })).gzipped.later,
    'accounts, if loaded': (await start(plain + withClient + account)) - client,
    'the inspector, if loaded': (await start(plain + withClient + inspector)) - client,
    'traces, if loaded': (await start(plain + withClient + tracing)) - client,
  };
};
