import { secondMs } from '@counterfoil/domain/core';
import { firstValueFrom, timer } from 'rxjs';
import { commandParts } from './commands/load-parts.ts';
import type { Connection } from './connection/connection.ts';
import { loadUntilThere } from './connection/load-part.ts';
import { loadMeParts } from './me/me.ts';
import type { Overlay } from './optimistic/overlay.ts';
import { loadProviderParts } from './provider/create-provider-view.ts';
import { workspaceParts } from './workspace/load-parts.ts';

/** A page seems idle while it waits for its first documents, and parts that come then hold them up. */
const startMs = 3 * secondMs;

const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve);
    else requestIdleCallback(resolve, { timeout: 2000 });
  });

/**
 * Loads all parts of the client. Those that send and sign out come first, the others after the start, when the page is
 * idle. The device can then do everything without a network. It tries a part again until it has it.
 */
export const preload = async (connection: Connection, overlay: Overlay, isOver: () => boolean): Promise<void> => {
  const predict = async () => (await overlay.engine()).prepare();
  const load = (part: () => Promise<unknown>) => loadUntilThere(connection, part, isOver);
  await Promise.all([commandParts, workspaceParts].map(load));
  await firstValueFrom(timer(startMs));
  for (const part of [predict, ...loadMeParts, ...loadProviderParts]) {
    await idle();
    await load(part);
  }
};
