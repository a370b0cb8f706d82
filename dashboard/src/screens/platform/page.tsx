import { Frame } from '../../shell/frame.tsx';
import { useWords } from '../../words/language.tsx';
import { Platform } from './platform.tsx';

/** The platform's page with its frame. */
export const PlatformPage = () => {
  const { shell } = useWords();
  const tabs = [
    { href: '/platform', name: shell.platform },
    { href: '/find', name: shell.find },
    { href: '/me', name: shell.me },
  ];
  return (
    <Frame title={<b>Counterfoil</b>} name={shell.platform} tabs={tabs}>
      <Platform />
    </Frame>
  );
};
