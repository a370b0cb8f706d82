import { defineConfig } from 'vitest/config';

/** Unpacks the browser before any test: two workers that did so at once would start a half-written file. */
const withBrowser = { globalSetup: ['test/kit/unpack-browser.ts'] };

/** Tests in `test/` need the emulators: `npm test` or `npm run emulators -- npx vitest --project integration`. */
const suite = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // `expect.poll` needs a long timeout on slow machines.
    expect: { poll: { timeout: 30_000 } },
  },
});

export default defineConfig({
  test: {
    projects: [
      // Tests with random histories are slow, especially when several run in parallel.
      {
        test: {
          name: 'unit',
          include: ['{domain,functions,client,dashboard,scripts}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      suite('rules'),
      suite('integration'),
      { test: { ...suite('browser').test, ...withBrowser } },
      // After all others: it looks at what they have stored.
      { test: { ...suite('wire').test, sequence: { groupOrder: 1 } } },
      // Takes hours: `npm run test:nightly`. Measurements need the emulators to themselves, so files run one by one.
      { test: { ...suite('nightly').test, ...withBrowser, fileParallelism: false } },
    ],
    // The emulators share the machine with the tests, so more workers would slow down both.
    maxWorkers: 2,
  },
});
