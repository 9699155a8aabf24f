import { PERMISSION_TABLE, type Reach } from '../../../domain/people/permission-table.ts';
import { PERMISSIONS, type Permission, type Role } from '../../../domain/people/role.ts';

/** The parts of the work, in the order in which a person reads them. */
export const MATRIX_PARTS = ['message', 'issue', 'lead', 'outbox', 'statistics', 'settings', 'officers'] as const;
export type MatrixPart = (typeof MATRIX_PARTS)[number];

/** One line of the table as the page shows it. */
export interface MatrixLine {
  readonly permission: Permission;
  readonly isOfCity: boolean;
  readonly cells: readonly { readonly role: Role; readonly reach: Reach }[];
}

/** The table by part of the work, for the roles of the columns; a line none of them has stays: that nobody may is worth knowing. */
export function matrixLines(roles: readonly Role[]): readonly {
  readonly part: MatrixPart;
  readonly lines: readonly MatrixLine[];
}[] {
  return MATRIX_PARTS.map((part) => ({
    part,
    lines: PERMISSIONS.filter((permission) => partOf(permission) === part).map((permission) => {
      const { concerns, reach } = PERMISSION_TABLE[permission];
      return {
        permission,
        isOfCity: concerns === 'city',
        cells: roles.map((role) => ({ role, reach: reach[role] ?? 'none' })),
      };
    }),
  }));
}

/** The desk itself is everybody's and says nothing: it has no line. */
function partOf(permission: Permission): MatrixPart | null {
  const [subject] = permission.split('.');
  switch (subject) {
    case 'session':
      return null;
    case 'message':
      return 'message';
    case 'issue':
    case 'recusal':
      return 'issue';
    case 'lead':
      return 'lead';
    case 'post':
    case 'persona':
      return 'outbox';
    case 'statistics':
    case 'brief':
      return 'statistics';
    case 'people':
    case 'audit':
    case 'matrix':
      return 'officers';
    default:
      return 'settings';
  }
}
