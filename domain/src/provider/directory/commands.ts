import { listProvider, unlistProvider } from './list.ts';
import { setShortAddress } from './set-short-address.ts';

/** Only the server decides these: what they write is large, and no device lists it. */
export const directoryCommands = {
  'provider.list': listProvider,
  'provider.unlist': unlistProvider,
  'provider.setShortAddress': setShortAddress,
};
