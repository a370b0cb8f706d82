import chromium from '@sparticuz/chromium';

/** Runs once, before the workers start. */
export const setup = (): Promise<string> => chromium.executablePath();
