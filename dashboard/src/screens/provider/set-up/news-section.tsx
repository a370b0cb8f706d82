import { useSetUpWords } from '../../../words/set-up-words.ts';
import type { PlaceProps } from '../place.tsx';
import { NewsForm } from './news-form.tsx';

/** The news of the place for the reader alone. Members without this page choose theirs under «Me». */
export const NewsSection = ({ providerId, role }: PlaceProps) => {
  const { news } = useSetUpWords();
  return (
    <section className="stack tight">
      <h2>{news.title}</h2>
      <p className="quiet small">{news.hint}</p>
      <NewsForm providerId={providerId} role={role} />
    </section>
  );
};
