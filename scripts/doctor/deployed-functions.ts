import * as z from 'zod';
import type { Ask, Target } from './check.ts';

const secretSchema = z.object({ key: z.string(), secret: z.string() });

const functionSchema = z.object({
  name: z.string(),
  state: z.string(),
  serviceConfig: z
    .object({
      serviceAccountEmail: z.string().optional(),
      maxInstanceCount: z.number().optional(),
      environmentVariables: z.record(z.string(), z.string()).default({}),
      secretEnvironmentVariables: z.array(secretSchema).default([]),
    })
    .prefault({}),
});

export type DeployedFunction = z.infer<typeof functionSchema>;

const listSchema = z.object({ functions: z.array(functionSchema).default([]) });

/** Counterfoil's functions of a project in all regions, without the prefix of their names. */
export const deployedFunctions = async (ask: Ask, { project, prefix }: Target): Promise<DeployedFunction[]> => {
  const answer = await ask(`https://cloudfunctions.googleapis.com/v2/projects/${project}/locations/-/functions`);
  const { functions } = listSchema.parse(answer ?? {});
  if (!prefix) return functions;
  const before = `/functions/${prefix}-`;
  return functions
    .filter(({ name }) => name.includes(before))
    .map((one) => ({ ...one, name: one.name.replace(before, '/functions/') }));
};

/** The name without project and region. */
export const shortName = ({ name }: DeployedFunction): string => name.split('/').at(-1) ?? name;
