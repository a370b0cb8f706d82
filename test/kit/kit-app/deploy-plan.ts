import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { KitApp } from './kit-app.ts';
import { kitProject } from './start-kit-app.ts';

interface Param {
  readonly name: string;
  readonly type: string;
  readonly resourceId?: string;
}

interface Codebase {
  readonly endpoints: Readonly<Record<string, object>>;
  readonly params: readonly Param[];
}

interface Cli {
  load(options: { cwd: string }): { src: { functions: unknown } };
  normalizeAndValidate(functions: unknown): object[];
  loadCodebases(
    config: object[],
    options: object,
    firebaseConfig: object,
    runtimeConfig: object,
  ): Promise<Record<string, Codebase>>;
  prepareFunctionsUpload(
    projectDir: string,
    sourceDir: string,
    config: object,
    additional: string[],
  ): Promise<{ pathToSource: string }>;
}

const cli = createRequire(import.meta.url);
const { Config }: { Config: Pick<Cli, 'load'> } = cli('firebase-tools/lib/config.js');
const { normalizeAndValidate }: Cli = cli('firebase-tools/lib/functions/projectConfig.js');
const { loadCodebases }: Cli = cli('firebase-tools/lib/deploy/functions/prepare.js');
const { prepareFunctionsUpload }: Cli = cli('firebase-tools/lib/deploy/functions/prepareFunctionsUpload.js');

export interface DeployPlan {
  readonly functions: readonly string[];
  /** The names under which the secrets lie in Secret Manager. */
  readonly secrets: readonly string[];
}

/** The part of `firebase deploy` that needs no credentials: it loads all code, and names what it would deploy. */
export const deployPlan = async ({ folder }: KitApp): Promise<DeployPlan> => {
  // Ten seconds are too few for a machine that runs other tests beside.
  process.env.FUNCTIONS_DISCOVERY_TIMEOUT = '60';
  const config = Config.load({ cwd: folder });
  const options = { config, project: kitProject, projectId: kitProject, cwd: folder };
  const sources = normalizeAndValidate(config.src.functions);
  const codebases = Object.values(await loadCodebases(sources, options, { projectId: kitProject }, {}));
  const secrets = codebases.flatMap(({ params }) => params.filter(({ type }) => type === 'secret'));
  return {
    functions: codebases.flatMap(({ endpoints }) => Object.keys(endpoints)),
    secrets: secrets.map(({ name, resourceId }) => resourceId ?? name).sort(),
  };
};

/** The files that `firebase deploy` uploads of the installed package, as a codebase. */
export const uploadedFiles = async ({ folder }: KitApp): Promise<string[]> => {
  const source = join(folder, 'node_modules/@counterfoil/functions');
  const { pathToSource } = await prepareFunctionsUpload(folder, source, {}, []);
  return Object.keys(unzipSync(await readFile(pathToSource))).sort();
};
