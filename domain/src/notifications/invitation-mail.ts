import type { MemberRole } from '../provider/members/member.ts';
import { formatDay } from './format.ts';
import { quoted } from './quoted.ts';
import { type Language, languageOf, type Reader } from './reader.ts';

export interface InvitationMail {
  readonly title: string;
  readonly body: string;
  /** The words of the link. */
  readonly label: string;
  readonly language: Language;
}

interface Facts {
  readonly provider: string;
  readonly role: string;
  /** The last day on which it can be accepted. */
  readonly until: string;
}

const roles: Readonly<Record<Language, Readonly<Record<MemberRole, string>>>> = {
  en: { owner: 'an owner', manager: 'a manager', staff: 'a member of staff', kitchen: 'a member of the kitchen' },
  ar: { owner: 'مالك', manager: 'مدير', staff: 'موظف', kitchen: 'عضو في فريق المطبخ' },
};

/** Isolates a name of any script, so that a Latin name does not reorder the Arabic text around it. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

const texts: Readonly<Record<Language, (facts: Facts) => Omit<InvitationMail, 'language'>>> = {
  en: ({ provider, role, until }) => ({
    title: `${provider} invites you`,
    body: `${provider} invites you to work with them as ${role}. You can accept until ${until}. If you do not know them, ignore this mail.`,
    label: 'Look at the invitation',
  }),
  ar: ({ provider, role, until }) => ({
    title: `دعوة من ${isolated(provider)}`,
    body: `يدعوك ${isolated(provider)} للعمل معه بصفة ${role}. يمكنك القبول حتى ${until}. إذا كنت لا تعرفه فتجاهل هذه الرسالة.`,
    label: 'عرض الدعوة',
  }),
};

/** The mail that invites somebody who may have no account. Only its words in quotation marks are the provider's. */
export const invitationMail = (
  { providerName, role, expiresAt }: { providerName: string; role: MemberRole; expiresAt: Date },
  reader: Reader,
): InvitationMail => {
  const language = languageOf(reader.locale);
  const facts = {
    provider: quoted(providerName, language),
    role: roles[language][role],
    until: formatDay(expiresAt, reader),
  };
  return { ...texts[language](facts), language };
};
