/** Folders of the tsc projects that `npm test` checks. */
export const typedProjects = ['domain', 'dashboard/src/worker', '.'] as const;
