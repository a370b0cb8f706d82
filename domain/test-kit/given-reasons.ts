import { type CommandType, invariant, type Reason, type Rejection } from '../src/index.ts';
import { commandReasons, commonReasons } from '../src/rejections.ts';

const noted = new Map<CommandType, Set<Reason>>();

/** The reasons that deciders have given so far, by command. */
export const givenReasons: ReadonlyMap<CommandType, ReadonlySet<Reason>> = noted;

/** True if an app that reads the catalogue expects this reason of a command. */
const isListed = (type: CommandType, reason: Reason): boolean => {
  const listed: readonly Reason[] = [...commonReasons, ...commandReasons[type]];
  return listed.includes(reason);
};

/** Notes the reason of a refusal. Throws if the command's list lacks it. */
export const noteReason = (type: CommandType, { details }: Rejection): void => {
  const reason = details?.reason;
  invariant(reason && isListed(type, reason), `${type} gives ${reason}, which its list of reasons lacks`);
  noted.set(type, (noted.get(type) ?? new Set()).add(reason));
};
