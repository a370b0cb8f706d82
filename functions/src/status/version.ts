/** The version in `functions/package.json`; `scripts/build.ts` puts it in. Tests run the sources without one. */
export const version = process.env.COUNTERFOIL_VERSION ?? 'source';
