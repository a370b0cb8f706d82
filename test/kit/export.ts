import { join } from 'node:path';
import { emulators, projectId } from './emulators.ts';

const ask = async (method: string, path: string, body?: object): Promise<void> => {
  const response = await fetch(`http://${emulators.firestore}${path}`, {
    method,
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
};

const nameOf = (id: string): string => `projects/${projectId}/databases/${id}`;
const exportName = 'export';

/** Writes a database of the emulator to a folder. The emulators' hub would export nothing but `(default)`. */
export const exportDatabase = (id: string, folder: string): Promise<void> =>
  ask('POST', `/emulator/v1/projects/${projectId}:export`, {
    database: nameOf(id),
    export_directory: folder,
    export_name: exportName,
  });

export const wipeDatabase = (id: string): Promise<void> => ask('DELETE', `/emulator/v1/${nameOf(id)}/documents`);

/** Reads an export into the database that it came from, as the emulator does at its start with `--seed_from_export`. */
export const importDatabase = (id: string, folder: string): Promise<void> =>
  ask('POST', `/emulator/v1/projects/${projectId}:import`, {
    database: nameOf(id),
    export_directory: join(folder, exportName, `${exportName}.overall_export_metadata`),
  });
