import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, dutyId, handOverId, instant, operatorId, words } from './scalars.ts';

const person = z.object({ id: operatorId, name: z.string() });

/** What the next shift is told in numbers, as it was at the hand-over. */
export const shiftFigures = z.object({
  toRead: z.int(),
  covered: z.int(),
  waiting: z.int(),
  questions: z.int(),
  overdue: z.int(),
  urgent: z.int(),
  later: z.int(),
});
export type ShiftFigures = z.infer<typeof shiftFigures>;

export const handOver = z.object({
  id: handOverId,
  handedAt: instant,
  handedBy: person,
  note: z.string(),
  figures: shiftFigures,
  taken: z.object({ at: instant, by: person }).nullable(),
});
export type HandOver = z.infer<typeof handOver>;

export const duty = z.object({ id: dutyId, person, startsAt: instant, endsAt: instant });
export type Duty = z.infer<typeof duty>;

/** Minutes after midnight; the roster is at work in [begins, ends) of a working day. */
const hours = z.object({ begins: z.int().min(0).max(1_440), ends: z.int().min(0).max(1_440) }).readonly();

export const shifts = {
  handOvers: query({
    permission: 'message.read',
    reads: ['shift', 'person'],
    summary: 'Hand-overs between shifts, newest first, with what was open at each.',
  })
    .input(z.object({ limit: z.int().min(1).max(200) }))
    .output(z.object({ handOvers: z.array(handOver) })),
  figures: query({
    permission: 'message.read',
    reads: ['shift', 'patrol', 'message', 'urgent', 'setting', 'group'],
    summary: 'What a hand-over would tell now.',
  })
    .input(z.object({}))
    .output(shiftFigures),
  handOver: command({
    permission: 'message.triage',
    writes: ['shift'],
    summary: 'Hands the desk over to the next shift with a note and what is open.',
  })
    .input(z.object({ commandId, note: words(2_000) }))
    .output(z.object({ id: handOverId })),
  takeOver: command({
    permission: 'message.triage',
    writes: ['shift'],
    summary: 'Takes a hand-over; whoever was first stays written.',
  })
    .input(z.object({ commandId, id: handOverId }))
    .output(z.object({})),
  watch: query({
    permission: 'message.read',
    reads: ['shift', 'setting', 'person'],
    summary: 'Whether the roster is at work, who has the watch now, and the duties to come.',
  })
    .input(z.object({}))
    .output(
      z.object({
        isAtWork: z.boolean(),
        changesAt: instant,
        onWatch: z.array(person),
        duties: z.array(duty),
        /** Who can be given a duty: everybody who reads and decides. */
        candidates: z.array(person),
        settings: z.object({ responseMinutes: z.int(), hours, version: z.int() }),
      }),
    ),
  addDuty: command({
    permission: 'patrol.manage',
    writes: ['shift'],
    summary: 'Gives somebody the watch for a time; within it urgent words page them while the roster is away.',
  })
    .input(z.object({ commandId, personId: operatorId, startsAt: instant, endsAt: instant }))
    .output(z.object({ id: dutyId })),
  removeDuty: command({
    permission: 'patrol.manage',
    writes: ['shift'],
    summary: 'Takes a duty of the watch away.',
  })
    .input(z.object({ commandId, id: dutyId }))
    .output(z.object({})),
  saveSettings: command({
    permission: 'patrol.manage',
    writes: ['setting'],
    summary: 'Sets how soon a question is to be answered and when the roster is at work.',
  })
    .input(z.object({ commandId, responseMinutes: z.int().min(1).max(10_080), hours, version: z.int() }))
    .output(z.object({ version: z.int() })),
};
