import * as z from 'zod';

const site = z.looseObject({ rewrites: z.array(z.looseObject({ source: z.string().optional() })).optional() });

const projectSchema = z.looseObject({ hosting: z.union([z.array(site), site]).optional() });

/** URLs of Hosting that lead to functions. The client and calendar programs ask for the second and third. */
const routes = [
  { source: '/api/**', name: 'api' },
  { source: '/bundles/**', name: 'bundle' },
  { source: '/calendars/**', name: 'calendar' },
] as const;

export interface FunctionNames {
  /** Stands before each function's name, as `counterfoil` in `counterfoil-command`. Empty: the plain names. */
  readonly prefix: string;
  readonly region: string;
}

const isOurs = (source: string | undefined): boolean => routes.some((route) => route.source === source);

const withRoutes = (hosted: z.infer<typeof site>, { prefix, region }: FunctionNames): z.infer<typeof site> => {
  const own = routes.map(({ source, name }) => ({
    source,
    function: { functionId: prefix ? `${prefix}-${name}` : name, region },
  }));
  // Hosting takes the first rewrite that fits, and many apps end with one of `**`.
  return { ...hosted, rewrites: [...own, ...(hosted.rewrites ?? []).filter(({ source }) => !isOurs(source))] };
};

/** The app's `firebase.json` whose Hosting leads to the functions by their names. Merging again changes nothing. */
export const mergeHosting = (project: unknown, names: FunctionNames): z.infer<typeof projectSchema> => {
  const { hosting, ...rest } = projectSchema.parse(project);
  if (!hosting) return rest;
  const [first, ...others] = [hosting].flat();
  if (!first) return { ...rest, hosting };
  const merged = withRoutes(first, names);
  return { ...rest, hosting: Array.isArray(hosting) ? [merged, ...others] : merged };
};
