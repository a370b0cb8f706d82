import { execFile } from 'node:child_process';
import { access, glob, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';

const run = promisify(execFile);

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The folder where firebase-tools keeps its downloads. */
const cache = (): string => process.env.FIREBASE_EMULATORS_PATH ?? join(homedir(), '.cache', 'firebase', 'emulators');

/** True if firebase-tools has downloaded an emulator whose file name starts with `name`. */
export const isCached = async (name: string): Promise<boolean> =>
  (await Array.fromAsync(glob(`${name}-v*`, { cwd: cache() }))).length > 0;

const fromCloudSdk = async (): Promise<string | undefined> => {
  try {
    const { stdout } = await run('gcloud', ['info', '--format=value(installation.sdk_root)']);
    const jar = join(stdout.trim(), 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar');
    return (await exists(jar)) ? jar : undefined;
  } catch {
    return undefined;
  }
};

/** Manifest lines hold 72 bytes; longer ones continue after a line break and a space. */
const manifestLine = (text: string): string => text.match(/^.{1,70}|.{1,69}/g)?.join('\r\n ') ?? '';

/** The Cloud SDK's jar names no main class. This jar names the class and the SDK's jar, so that `java -jar` works. */
const runnableJar = async (jar: string, folder: string): Promise<string> => {
  const manifest = [
    'Manifest-Version: 1.0',
    'Main-Class: com.google.cloud.datastore.emulator.firestore.CloudFirestore',
    `Class-Path: ${pathToFileURL(jar).href}`,
  ];
  const path = join(folder, 'firestore-emulator.jar');
  const text = `${manifest.map(manifestLine).join('\r\n')}\r\n`;
  await writeFile(path, zipSync({ 'META-INF/MANIFEST.MF': strToU8(text) }));
  return path;
};

/**
 * Finds the Firestore emulator for firebase-tools. It looks at the environment variable, then at the downloads of
 * firebase-tools, then at an installed Google Cloud SDK. `undefined` leaves it to firebase-tools, which downloads it if
 * needed.
 *
 * @param folder for a temporary file that must exist as long as the emulator runs
 */
export const findFirestoreEmulator = async (folder: string): Promise<string | undefined> => {
  const named = process.env.FIRESTORE_EMULATOR_BINARY_PATH;
  if (named) return named;
  if (await isCached('cloud-firestore-emulator')) return undefined;
  const jar = await fromCloudSdk();
  return jar ? await runnableJar(jar, folder) : undefined;
};
