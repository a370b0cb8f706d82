import { getAppCheck } from 'firebase-admin/app-check';
import { onRequest } from 'firebase-functions/https';
import { attested } from '../bundles/attested.ts';
import { serveBundle } from '../bundles/serve-bundle.ts';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { observed } from '../trace/observed.ts';

/** Serves a provider's lists as one file, behind Hosting's CDN (`firebase.json` rewrites `/bundles/**`). */
export const bundle = onRequest(
  functionOptions,
  observed('call', async (request, response) => {
    const { method, path } = request;
    const hasQuery = Object.keys(request.query).length > 0;
    const acceptsGzip = request.acceptsEncodings('gzip') === 'gzip';
    const token = request.header('X-Firebase-AppCheck');
    const verify = enforceAppCheck.value() ? (given: string) => getAppCheck().verifyToken(given) : undefined;
    const { status, headers, body } = await serveBundle(
      processContext().firestore,
      { method, path, hasQuery, acceptsGzip, token },
      attested(verify),
    );
    // Any origin may read: the key is in the URL, and no cookie is involved.
    response
      .set({ 'Access-Control-Allow-Origin': '*', ...headers })
      .status(status)
      .send(body);
  }),
);
