import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** Rules that judge colours. A theme changes nothing else of a page. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Faults of the page, as it is now, for readers by ear and for weak eyes; as sentences. */
export const axeFaults = async (page: Page, judged: 'all' | 'colours' = 'all'): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly = judged === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: colourRules };
  // As text: the page knows axe by its name, and this module knows it by another one.
  const run = `axe.run(document, { runOnly: ${JSON.stringify(runOnly)} }).then(({ violations }) => violations)`;
  const violations = violationsSchema.parse(await page.evaluate(run));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
};
