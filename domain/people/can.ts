import type { RegionCode } from '../ids.ts';
import { coversCity } from './covers-city.ts';
import { PERMISSION_TABLE, type Reach } from './permission-table.ts';
import { PERMISSIONS, type Permission, type Role } from './role.ts';

/** How far a role reaches with a permission; `none` is the answer for everything the table does not say. */
export function scopeOf(role: Role, permission: Permission): Reach {
  return PERMISSION_TABLE[permission].reach[role] ?? 'none';
}

/** Whether a role includes a permission, however far it reaches. */
export function can(role: Role, permission: Permission): boolean {
  return scopeOf(role, permission) !== 'none';
}

/** Every permission of a role. */
export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS.filter((permission) => can(role, permission));
}

/** Every permission of a person: whoever has a part of the city has nothing that concerns the whole of it. */
export function permissionsOfPerson({
  role,
  territory,
}: {
  readonly role: Role;
  readonly territory: readonly RegionCode[];
}): readonly Permission[] {
  const held = permissionsOf(role);
  if (coversCity(territory)) return held;
  return held.filter((permission) => PERMISSION_TABLE[permission].concerns !== 'city');
}
