import { build } from 'esbuild';
import { root } from './root.ts';

/** The functions as one file; the SDKs stay outside, as the deployed package installs them. */
const functions = () =>
  build({
    absWorkingDir: root,
    entryPoints: ['functions/src/index.ts'],
    outfile: 'functions/lib/index.js',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    external: ['firebase-admin', 'firebase-functions', '@google-cloud/firestore'],
    logLevel: 'warning',
  });

/** The page on Firebase Hosting. */
const dashboard = () =>
  build({
    absWorkingDir: root,
    entryPoints: ['dashboard/src/main.ts', 'dashboard/src/index.html', 'dashboard/src/style.css'],
    outdir: 'dashboard/dist',
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    sourcemap: true,
    loader: { '.html': 'copy' },
    logLevel: 'warning',
  });

export const buildAll = (): Promise<unknown> => Promise.all([functions(), dashboard()]);

if (import.meta.main) await buildAll();
