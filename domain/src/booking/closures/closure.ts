import * as z from 'zod';
import { closedTimeFields } from '../../provider/profile/upcoming-closure.ts';
import { closureStatuses } from './status.ts';

/** One command that the process sends for a booking. It is stored before it is sent, so each counts exactly once. */
const stepSchema = z.object({
  commandId: z.string(),
  /** `decline` drops the wish for a time that is closed now. */
  action: z.enum(['move', 'cancel', 'decline']),
  reservationId: z.string(),
  /** Absent for a guest's booking. */
  userId: z.string().optional(),
  /** The version that the closure hits. The booking may have changed since, and then the command is refused. */
  version: z.int().positive(),
  /** ISO 8601, for a move. */
  startTime: z.string().optional(),
});

/**
 * `serviceProviders/{pid}/closures/{id}`: a closure in full, and how far the process is with the bookings that it hits.
 * Commands raise the version. Progress is a task and no business fact, so it has no events: the bookings have them.
 */
export const closureSchema = z.object({
  closureId: z.string(),
  ...closedTimeFields,
  /** Public, and the reason that customers are told. */
  title: z.string().optional(),
  /** For members only. */
  note: z.string().optional(),
  /** A booking moves to the next free slot of its service, or is cancelled if none comes in time. */
  onConflict: z.enum(['move', 'cancel']),
  /** How many days after its own time a booking may move to. */
  moveWithinDays: z.int().positive(),
  status: z.enum(closureStatuses),
  createdBy: z.string(),
  /** Bookings that the closure has hit so far, counted anew by each sweep. */
  found: z.int().nonnegative(),
  moved: z.int().nonnegative(),
  cancelled: z.int().nonnegative(),
  /** Wishes for another time that the provider can no longer grant. */
  declined: z.int().nonnegative(),
  /** Bookings that the last sweep could neither move nor cancel, the first twenty of them by name. */
  left: z.int().nonnegative(),
  leftBookings: z.array(z.object({ reservationId: z.string(), reason: z.string() })),
  /** Sweeps in a row that left bookings. */
  failures: z.int().nonnegative(),
  /** The last sweep begins after it: a booking that read the profile before the closure has ended then. */
  settlesAt: z.date(),
  /** Steps that are under way. */
  sending: z.array(stepSchema).optional(),
  /** Only while a process works on it: until when the others leave it alone. */
  leaseUntil: z.date().optional(),
  /** When the schedule looks at it; `null` if it needs to do nothing more. */
  nextAttemptAt: z.date().nullable(),
  appliedAt: z.date().optional(),
  withdrawnAt: z.date().optional(),
  shard: z.int(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Closure = Readonly<z.infer<typeof closureSchema>>;
export type ClosureStep = Readonly<z.infer<typeof stepSchema>>;
