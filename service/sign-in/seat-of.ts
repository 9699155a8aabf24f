import type { SeatedPerson } from '../session.ts';
import type { StaffRow } from '../store/staff.ts';

/** What a desk knows of the person who sits at it. */
export function seatOf({ id, name, role, territory }: StaffRow): SeatedPerson {
  return { id, name, role, territory };
}
