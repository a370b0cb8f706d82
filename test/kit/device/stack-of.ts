import { secondMs } from '@counterfoil/domain';
import type { CDPSession, Page } from 'playwright-core';
import { withTimeout } from './with-timeout.ts';

type Frames = readonly { readonly functionName: string; readonly location: { scriptId: string; lineNumber: number } }[];

/** The function, its place, and the code around it: bundles have long lines. */
const describe = async (session: CDPSession, frames: Frames): Promise<string> => {
  const lines = frames.slice(0, 20).map(async ({ functionName, location }) => {
    const { scriptSource } = await session.send('Debugger.getScriptSource', { scriptId: location.scriptId });
    const line = scriptSource.split('\n')[location.lineNumber] ?? '';
    return `${functionName || 'anonymous'} in «${line.trim().slice(0, 200)}»`;
  });
  return (await Promise.all(lines)).join('\n');
};

/**
 * Prepares a page to tell where its code is. A page in an endless loop answers nothing else, and takes no debugger any
 * more.
 */
export const prepareStack = async (page: Page): Promise<() => Promise<string>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  return async () => {
    const paused = new Promise<string>((resolve) => {
      session.once('Debugger.paused', ({ callFrames }) => resolve(describe(session, callFrames)));
    });
    await session.send('Debugger.pause');
    const stack = await withTimeout(paused, 10 * secondMs, () => 'it waits').catch(String);
    await session.send('Debugger.resume').catch(() => {});
    return stack;
  };
};
