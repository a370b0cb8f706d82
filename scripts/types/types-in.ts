import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from 'quicktype-core';
import { jsonSchema } from '../../domain/src/wire/json-schema.ts';

interface Output {
  readonly file: string;
  /** Of quicktype. */
  readonly options: Readonly<Record<string, string>>;
}

export const languages = {
  dart: { file: 'counterfoil.dart', options: {} },
  swift: { file: 'Counterfoil.swift', options: { 'access-level': 'public' } },
  kotlin: { file: 'Counterfoil.kt', options: { framework: 'kotlinx', package: 'counterfoil' } },
} as const satisfies Readonly<Record<string, Output>>;

export type Language = keyof typeof languages;

export const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** The types of all schemas in another language. No compiler has seen them. */
export const typesIn = async (language: Language): Promise<string> => {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  // The last slash makes each definition a type of its own.
  await input.addSource({ name: 'Counterfoil', schema: JSON.stringify(jsonSchema()), uris: ['#/$defs/'] });
  const inputData = new InputData();
  inputData.addInput(input);
  const { options }: Output = languages[language];
  const { lines } = await quicktype({
    inputData,
    lang: language,
    rendererOptions: options,
    // Similar types stay apart: otherwise a newer version could give a type another name.
    combineClasses: false,
    inferMaps: false,
  });
  return `${lines.join('\n')}\n`;
};
