import type { MemberRole } from '@counterfoil/client';
import type { StaffWishes } from '@counterfoil/client/account';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { isWanted, type NewsChannel, newsChannels, newsFor } from './news-choice.ts';

type Kinds = NonNullable<StaffWishes['kinds']>;

interface NewsTableProps {
  readonly role: MemberRole;
  readonly kinds: Kinds;
  readonly onChange: (kinds: Kinds) => void;
}

/** A row for each kind of news, a column for each channel. */
export const NewsTable = ({ role, kinds, onChange }: NewsTableProps) => {
  const { news } = useSetUpWords();
  return (
    <div className="scroll">
      <table className="news">
        <thead>
          <tr>
            <th scope="col">{news.kind}</th>
            {newsChannels.map((channel) => (
              <th key={channel} scope="col">
                {news.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newsFor(role).map((kind) => {
            const isSilent = kinds[kind]?.inbox === false;
            const choose = (channel: NewsChannel, isOn: boolean) =>
              onChange({ ...kinds, [kind]: { ...kinds[kind], [channel]: isOn } });
            return (
              <tr key={kind}>
                <th scope="row">{news.kinds[kind]}</th>
                {newsChannels.map((channel) => (
                  <td key={channel}>
                    <label>
                      <input
                        type="checkbox"
                        aria-label={`${news.kinds[kind]}: ${news.channels[channel]}`}
                        checked={isWanted(kinds, role, { kind, channel })}
                        disabled={isSilent && channel !== 'inbox'}
                        onChange={(event) => choose(channel, event.target.checked)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
