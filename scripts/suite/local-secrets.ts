import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';

/** The webhook secret of the suite, unless `functions/.secret.local` sets another one. */
export const localStripeSecret = 'whsec_of_the_local_suite';

/** The API key of the suite: its payment page takes any that looks like one. */
const localStripeKey = 'sk_test_of_the_local_suite';

const secrets = { STRIPE_WEBHOOK_SECRET: localStripeSecret, STRIPE_SECRET_KEY: localStripeKey };

/**
 * Writes the file from which the Functions emulator takes secrets before it asks Secret Manager. It is never committed.
 * It keeps the secrets that are there.
 */
export const provideLocalSecrets = async (): Promise<void> => {
  const path = join(root, 'functions/.secret.local');
  const before = await readFile(path, 'utf8').catch(() => '');
  const missing = Object.entries(secrets).filter(([name]) => !new RegExp(`^${name}=`, 'm').test(before));
  if (missing.length === 0) return;
  const lines = missing.map(([name, value]) => `${name}=${value}\n`).join('');
  await writeFile(path, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${lines}`);
};
