import chromium from '@sparticuz/chromium';

/** Runs once, before the workers start. */
export const setup = async (): Promise<void> => {
  await chromium.executablePath();
};
