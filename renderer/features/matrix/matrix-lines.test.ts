import { expect, it } from 'vitest';
import { can } from '../../../domain/people/can.ts';
import { PERMISSIONS, ROLES } from '../../../domain/people/role.ts';
import { matrixLines } from './matrix-lines.ts';

it('shows every permission but that of the desk once, with what the service allows', () => {
  const lines = matrixLines(ROLES).flatMap((part) => part.lines);
  expect(lines.map((line) => line.permission).toSorted()).toEqual(
    PERMISSIONS.filter((permission) => permission !== 'session').toSorted(),
  );
  const wrong = lines.flatMap(({ permission, cells }) =>
    cells.filter(({ role, reach }) => can(role, permission) !== (reach !== 'none')),
  );
  expect(wrong).toEqual([]);
});

it('shows the chosen roles only, in their order', () => {
  const [first] = matrixLines(['auditor', 'wall']);
  expect(first?.lines[0]?.cells).toEqual([
    { role: 'auditor', reach: 'none' },
    { role: 'wall', reach: 'none' },
  ]);
});
