import { useUser } from '@counterfoil/client/react';
import { useEffect } from 'react';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { openDoors } from '../../shell/doors.ts';
import { OpenPlace } from '../../shell/open-place.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useEntrance } from '../provider/use-entrance.ts';
import { StationWall } from './station-wall.tsx';
import { forgetOthers } from './stored-memory.ts';

/** Instead of the wall: nobody but a member sees tickets, not even those that this device remembers. */
const Closed = ({ state, error, retry }: ReturnType<typeof useEntrance>) => {
  const words = useWords();
  if (error) return <Failed code={error.code} retry={retry} />;
  if (state === 'loading') return <Bones tall="9rem" />;
  return <Empty title={words.state.noDoor} hint={words.state.noDoorHint} />;
};

interface DisplayProps {
  readonly providerId: string;
  readonly station: string;
}

/** The display of one station, for members of the place whose role has the kitchen. */
export const Display = ({ providerId, station }: DisplayProps) => {
  const { kitchen } = useWords();
  useTitle(kitchen.title(station));
  const uid = useUser().user?.uid;
  const entered = useEntrance(providerId);
  const { role, provider } = entered;
  const isOpen = role && provider && openDoors(role, provider.modules).some(({ path }) => path === 'kitchen');
  useEffect(() => {
    if (uid) forgetOthers(uid);
  }, [uid]);
  return (
    <>
      <OpenPlace providerId={providerId} />
      {uid && isOpen ? (
        <StationWall key={`${providerId} ${station}`} uid={uid} providerId={providerId} station={station} />
      ) : (
        <div className="kitchen">
          <main id="content">
            <Closed {...entered} />
          </main>
        </div>
      )}
    </>
  );
};
