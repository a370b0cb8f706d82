import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findJava } from './find-java.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';

let folder: string;

/** Installs a script that reports a Java version, in its own home. */
const install = async (name: string, version: string): Promise<string> => {
  const bin = join(folder, name, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'java'), `#!/bin/sh\necho 'openjdk version "${version}" 2025-01-01' >&2\n`);
  await chmod(join(bin, 'java'), 0o755);
  return bin;
};

const homes: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jvm-'));
  homes.eight = await install('jdk-8', '1.8.0_402');
  homes.old = await install('jdk-17', '17.0.15');
  homes.new = await install('jdk-25', '25.0.1');
});

const home = (name: string) => join(folder, name);

test('takes the first Java that is new enough: from JAVA_HOME, PATH, then the system', async () => {
  const installed = [join(folder, '*/bin/java')];
  const path = [homes.old, homes.new].join(delimiter);
  expect(await findJava({ environment: { JAVA_HOME: home('jdk-25'), PATH: homes.old }, installed: [] })).toBe(
    homes.new,
  );
  expect(await findJava({ environment: { JAVA_HOME: home('jdk-17'), PATH: path }, installed: [] })).toBe(homes.new);
  expect(await findJava({ environment: { PATH: homes.old }, installed })).toBe(homes.new);
});

test('without one, reports which versions it found and what to install', async () => {
  const environment = { PATH: [homes.eight, homes.old].join(delimiter) };
  const failure = findJava({ environment, installed: [] });
  await expect(failure).rejects.toBeInstanceOf(MissingPrerequisite);
  await expect(failure).rejects.toThrow(
    /needs Java 21 or newer. Found only: .*jdk-8.* is 8, .*jdk-17.* is 17\.\nInstall one/,
  );
});
