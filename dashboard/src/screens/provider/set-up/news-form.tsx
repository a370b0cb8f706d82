import type { MemberRole } from '@counterfoil/client';
import {
  type DigestInterval,
  type StaffWishes,
  setStaffPreferences,
  staffPreferences,
} from '@counterfoil/client/account';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Bones, Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useSaved } from '../../../shell/use-saved.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { NewsTable } from './news-table.tsx';

const intervals = ['immediate', 'hourly', 'daily'] as const satisfies readonly DigestInterval[];

const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface DigestFieldsProps {
  readonly wishes: StaffWishes;
  readonly onChange: (wishes: StaffWishes) => void;
}

/** How e-mails are gathered. */
const DigestFields = ({ wishes, onChange }: DigestFieldsProps) => {
  const { news } = useSetUpWords();
  const format = useFormats();
  const { digest = 'daily', digestHour = 8 } = wishes;
  return (
    <div className="pair">
      <SelectField
        label={news.digest}
        value={digest}
        onChange={({ target: { value } }) =>
          onChange({ ...wishes, digest: intervals.find((one) => one === value) ?? digest })
        }
      >
        {intervals.map((one) => (
          <option key={one} value={one}>
            {news.intervals[one]}
          </option>
        ))}
      </SelectField>
      {digest === 'daily' && (
        <SelectField
          label={news.hour}
          value={digestHour}
          onChange={({ target: { value } }) => onChange({ ...wishes, digestHour: Number(value) })}
        >
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {format.clock(hour * 60)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
};

interface NewsFormProps {
  readonly providerId: string;
  readonly role: MemberRole;
}

/** The news that a member wants of a place. Choices that nobody has made stay with the defaults of the role. */
export const NewsForm = ({ providerId, role }: NewsFormProps) => {
  const counterfoil = useCounterfoil();
  const { news, setUp } = useSetUpWords();
  const saved = useSaved();
  const { data, loading, error, retry } = useLive(staffPreferences(counterfoil, providerId));
  const [edited, setEdited] = useState<StaffWishes>();
  if (error) return <Failed code={error.code} retry={retry} />;
  if (loading) return <Bones lines={4} />;
  const { kinds = {}, digest, digestHour } = edited ?? data ?? {};
  const wishes = {
    kinds,
    ...(digest === undefined ? {} : { digest }),
    ...(digestHour === undefined ? {} : { digestHour }),
  };
  const save = () => {
    const write = setStaffPreferences(counterfoil, providerId, wishes);
    saved(write, () => setEdited((now) => (now === edited ? undefined : now)));
  };
  return (
    <div className="stack">
      <NewsTable role={role} kinds={kinds} onChange={(next) => setEdited({ ...wishes, kinds: next })} />
      <DigestFields wishes={wishes} onChange={setEdited} />
      <p className="quiet small">{news.urgent}</p>
      <div>
        <Button look="primary" off={!edited} onClick={save}>
          {setUp.save}
        </Button>
      </div>
    </div>
  );
};
