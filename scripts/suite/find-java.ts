import { execFile } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { MissingPrerequisite } from './missing-prerequisite.ts';

const run = promisify(execFile);

/** The oldest Java version that the Firestore emulator supports. */
const oldest = 21;

const majorOf = async (java: string): Promise<number | undefined> => {
  try {
    const { stderr, stdout } = await run(java, ['-version']);
    const version = /version "(?:1\.)?(\d+)/.exec(stderr + stdout);
    return version ? Number(version[1]) : undefined;
  } catch {
    return undefined;
  }
};

/** Where systems install their JVMs. */
const installedJvms = ['/usr/lib/jvm/*/bin/java', '/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java'];

interface Whereabouts {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Glob patterns of Java executables. */
  readonly installed?: readonly string[];
}

/** Candidates for Java, the user's own choice first. */
const candidates = async ({ environment = process.env, installed = installedJvms }: Whereabouts): Promise<string[]> => {
  const { JAVA_HOME, PATH = '' } = environment;
  const named = [...(JAVA_HOME ? [join(JAVA_HOME, 'bin')] : []), ...PATH.split(delimiter)];
  const found = await Array.fromAsync(glob([...installed]));
  return [...named.map((bin) => join(bin, 'java')), ...found.sort().reverse()];
};

/**
 * Finds the `bin` folder of a Java that is new enough: by `JAVA_HOME`, on the `PATH`, or among the system's JVMs.
 *
 * @throws MissingPrerequisite if there is none
 */
export const findJava = async (where: Whereabouts = {}): Promise<string> => {
  const tooOld: string[] = [];
  for (const java of new Set(await candidates(where))) {
    const major = await majorOf(java);
    if (major !== undefined && major >= oldest) return dirname(java);
    if (major !== undefined) tooOld.push(`${java} is ${major}`);
  }
  const found = tooOld.length > 0 ? ` Found only: ${tooOld.join(', ')}.` : '';
  throw new MissingPrerequisite(
    `The Firestore emulator needs Java ${oldest} or newer.${found}\nInstall one (https://adoptium.net), or point JAVA_HOME at it.`,
  );
};
