import { onRequest } from 'firebase-functions/https';
import { serveBundle } from '../bundles/serve-bundle.ts';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';

/** A house's lists in one file, behind Hosting's CDN (`firebase.json` rewrites `/bundles/**`). */
export const bundle = onRequest(functionOptions, async (request, response) => {
  const { method, path } = request;
  const acceptsGzip = request.acceptsEncodings('gzip') === 'gzip';
  const { status, headers, body } = await serveBundle(processContext().firestore, { method, path, acceptsGzip });
  // The key is in the URL and nothing in a cookie, so that apps of any origin may read.
  response
    .set({ 'Access-Control-Allow-Origin': '*', ...headers })
    .status(status)
    .send(body);
});
