import { defineConfig } from 'vitest/config';

/** Tests in `test/` need the emulators: `npm test` or `npm run emulators -- npx vitest --project integration`. */
const suite = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Conditions are waited for until they hold; a slow machine may take its time.
    expect: { poll: { timeout: 30_000 } },
  },
});

export default defineConfig({
  test: {
    projects: [
      // Random histories take their time, above all beside others.
      { test: { name: 'unit', include: ['{domain,functions,client,scripts}/**/*.test.ts'], testTimeout: 30_000 } },
      suite('rules'),
      suite('integration'),
      suite('browser'),
      // Hours: `npm run test:nightly`. What is measured there has the suite to itself.
      { test: { ...suite('nightly').test, fileParallelism: false } },
    ],
    // The emulators share the machine with the tests: more workers only make both wait.
    maxWorkers: 2,
  },
});
