const kB = 1024;

/** Sizes change a little with each change of the client, and a page that tells them may be wrong by this share. */
const tolerance = 0.03;

/** The rows of a Markdown table of sizes that are missing, or that no longer tell the measured size. */
export const staleRows = (markdown: string, gzipped: Readonly<Record<string, number>>): string[] =>
  Object.entries(gzipped).flatMap(([name, bytes]) => {
    const row = new RegExp(`^\\| ${name} \\| ([\\d.]+) \\|$`, 'm').exec(markdown);
    const measured = bytes / kB;
    const isRight = row && Math.abs(Number(row[1]) - measured) <= Math.max(0.5, measured * tolerance);
    return isRight
      ? []
      : [`the client's README says of «${name}» ${row?.[1] ?? 'nothing'}; it is ${measured.toFixed(1)} kB`];
  });
