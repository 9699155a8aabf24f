import { describe, expect, it } from 'vitest';
import { refusalOfLifting } from './recusal.ts';
import { type Role, ROLES } from './role.ts';

const auto = { cause: 'auto', personId: 'named', isLifted: false } as const;
const manual = { ...auto, cause: 'manual' } as const;
const by = (role: Role, id = 'other') => ({ id, role });

describe('lifting a recusal', () => {
  it('of a name is for an approver only', () => {
    expect(ROLES.filter((role) => refusalOfLifting(auto, by(role), '同名') === null)).toEqual(['approver']);
    expect(refusalOfLifting(auto, by('dispatcher'), '同名')).toBe('needs-approver');
  });

  it('that somebody has decided is for whoever may decide it', () => {
    expect(refusalOfLifting(manual, by('dispatcher'), '无关')).toBe(null);
  });

  it('is never for the person it is about, needs a reason, and happens once', () => {
    expect([
      refusalOfLifting(auto, by('approver', 'named'), '同名'),
      refusalOfLifting(manual, by('dispatcher', 'named'), '无关'),
      refusalOfLifting(auto, by('approver'), '  '),
      refusalOfLifting({ ...auto, isLifted: true }, by('approver'), '同名'),
    ]).toEqual(['is-own', 'is-own', 'needs-reason', 'lifted']);
  });
});
