/** Days away, first and last, as a record of a resource has them: `2026-08-03/2026-08-07`. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

export const absenceOf = (text: string): Absence => ({ from: text.slice(0, 10), until: text.slice(11) });

/** As the record has it; `undefined` if the days are none, or stand the wrong way round. */
export const absenceText = ({ from, until }: Absence): string | undefined =>
  from && until && from <= until ? `${from}/${until}` : undefined;
