import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Flags meant for screenshot servers. They switch off web security, and make all pages share one process. */
const serverFlags = [
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--single-process',
  '--in-process-gpu',
];

/** A graphics card made of software: each page waits for it before it first paints, for up to 400 ms on two cores. */
const softwareCard = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/** Launches Chromium with the security and the processes that users have, and with further flags. */
export const launchBrowser = async (flags: readonly string[] = []): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((flag) => ![...serverFlags, ...softwareCard].includes(flag)),
      '--disable-gpu',
      ...flags,
    ],
    headless: true,
  });
