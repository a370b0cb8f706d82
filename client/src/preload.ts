import { commandParts } from './commands/load-parts.ts';
import { ownWritesPart } from './me/me.ts';
import { recordsPart } from './provider/provider-view.ts';
import { workspaceParts } from './workspace/load-parts.ts';

/** Loads every part that an app may need later without a network. Parts that cannot be had now are asked for again. */
export const preload = (): Promise<unknown> =>
  Promise.allSettled([commandParts(), workspaceParts(), recordsPart(), ownWritesPart()]);
