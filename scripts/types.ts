import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { jsonSchema } from '../domain/src/wire/json-schema.ts';
import { isLanguage, languages, typesIn } from './types/types-in.ts';

const usage = `npm run types -- ${Object.keys(languages).join('|')}|json --out FOLDER`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const [language = ''] = positionals;

const write = async (name: string, text: string, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
  console.log(join(folder, name));
};

if (!values.out || positionals.length !== 1 || !(isLanguage(language) || language === 'json')) {
  console.error(usage);
  process.exitCode = 1;
} else if (isLanguage(language)) {
  await write(languages[language].file, await typesIn(language), values.out);
} else {
  await write('counterfoil.schema.json', `${JSON.stringify(jsonSchema(), null, 2)}\n`, values.out);
}
