import type { Identified, Resource } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { CheckField } from '../../../design/check-field.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { AbsencesField } from './absences-field.tsx';
import { type ResourceProblems, readResource } from './read-resource.ts';
import { SaveButtons } from './save-buttons.tsx';
import { useRecords } from './use-records.ts';
import { type Hours, WeekHours } from './week-hours.tsx';

const resourceKinds = ['member', 'place', 'table'] as const;

/** The member behind a resource, so that their bookings show as theirs. */
const MemberField = ({
  providerId,
  memberId,
}: {
  readonly providerId: string;
  readonly memberId: string | undefined;
}) => {
  const { resources } = useSetUpWords();
  const { data, loading } = useLive(useCounterfoil().provider(providerId).members(), []);
  // Before the list is there, no option could stand for the chosen one.
  if (loading) return memberId ? <input type="hidden" name="memberId" value={memberId} /> : null;
  return (
    <SelectField label={resources.account} name="memberId" defaultValue={memberId ?? ''} hint={resources.accountHint}>
      <option value="">{resources.noAccount}</option>
      {data
        .filter(({ active, id }) => active || id === memberId)
        .map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName ?? id}
          </option>
        ))}
    </SelectField>
  );
};

interface ResourceSheetProps {
  readonly providerId: string;
  /** Absent: a new one. */
  readonly resource: Identified<Resource> | undefined;
  readonly onClose: () => void;
}

/** Fields that the form may leave empty. */
const nothingElse = { memberId: null, seats: null, openingHours: null, absences: null };

export const ResourceSheet = ({ providerId, resource, onClose }: ResourceSheetProps) => {
  const all = useSetUpWords();
  const { setUp, resources: words } = all;
  const { records, watch, remove } = useRecords(providerId);
  const [kind, setKind] = useState<Resource['kind']>(resource?.kind ?? 'member');
  const [hours, setHours] = useState<Hours | undefined>(resource?.openingHours);
  const [absences, setAbsences] = useState<readonly string[]>(resource?.absences ?? []);
  const [problems, setProblems] = useState<ResourceProblems>({});
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readResource(new FormData(event.currentTarget), { kind, hours, absences }, all);
    if ('problems' in read) return setProblems(read.problems);
    watch(
      resource
        ? records.change('resources', resource.id, { ...nothingElse, ...read.fields })
        : records.add('resources', v7(), read.fields),
    );
    onClose();
  };
  const drop = ({ id, ...fields }: Identified<Resource>) => {
    remove('resources', id, fields);
    onClose();
  };
  return (
    <Sheet title={resource ? resource.name : words.add} onClose={onClose}>
      <form className="stack" onSubmit={save} noValidate>
        <TextField
          label={setUp.name}
          name="name"
          defaultValue={resource?.name}
          hint={words.nameHint}
          problem={problems.name}
          maxLength={100}
        />
        <SelectField
          label={words.kind}
          value={kind}
          onChange={({ target: { value } }) => setKind(resourceKinds.find((one) => one === value) ?? kind)}
        >
          {resourceKinds.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </SelectField>
        {kind === 'member' && <MemberField providerId={providerId} memberId={resource?.memberId} />}
        <TextField
          label={words.seats}
          name="seats"
          inputMode="numeric"
          defaultValue={resource?.seats}
          hint={words.seatsHint}
          problem={problems.seats}
        />
        <CheckField label={words.active} name="active" defaultChecked={resource?.active ?? true} />
        <CheckField
          label={words.ownHours}
          checked={hours !== undefined}
          onChange={(event) => setHours(event.target.checked ? {} : undefined)}
        />
        {hours && <WeekHours hours={hours} onChange={setHours} />}
        <AbsencesField absences={absences} onChange={setAbsences} />
        <SaveButtons onRemove={resource && (() => drop(resource))} />
      </form>
    </Sheet>
  );
};
