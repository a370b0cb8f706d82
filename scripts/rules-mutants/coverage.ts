import * as z from 'zod';
import type { Span } from './text.ts';

const nodeSchema = z.object({
  sourcePosition: z.object({ currentOffset: z.int().default(0) }).optional(),
  values: z.array(z.unknown()).default([]),
  get children() {
    return z.array(nodeSchema).default([]);
  },
});

type Node = z.infer<typeof nodeSchema>;

const reportSchema = z.object({ report: z.array(nodeSchema).default([]) });

const offsetsOf = ({ sourcePosition, values, children }: Node): number[] => [
  ...(sourcePosition && values.length > 0 ? [sourcePosition.currentOffset] : []),
  ...children.flatMap(offsetsOf),
];

/** Offsets of the expressions that the emulator evaluated for a project since it loaded the project's rules. */
export const evaluatedOffsets = async (emulator: string, projectId: string): Promise<ReadonlySet<number>> => {
  const response = await fetch(`http://${emulator}/emulator/v1/projects/${projectId}:ruleCoverage`);
  const { report } = reportSchema.parse(await response.json());
  return new Set(report.flatMap(offsetsOf));
};

/** True if some part of the span was evaluated. */
export const isEvaluated = (offsets: ReadonlySet<number>, { start, end }: Span): boolean =>
  offsets.values().some((offset) => offset >= start && offset < end);
