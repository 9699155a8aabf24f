import type { RegionCode } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';

/** Who sits at the desks of the training profile; everybody is invented. One of each role that has a desk, and one of a county. */
export const TRAINING_PEOPLE: readonly {
  readonly name: string;
  readonly role: Role;
  readonly territory: readonly RegionCode[];
}[] = [
  { name: '李巡', role: 'operator', territory: [] },
  { name: '王督', role: 'dispatcher', territory: [] },
  { name: '赵核', role: 'approver', territory: [] },
  { name: '孙领', role: 'supervisor', territory: [] },
  { name: '周简', role: 'clerk', territory: [] },
  { name: '陈管', role: 'system-admin', territory: [] },
  { name: '钱线', role: 'lead-officer', territory: [] },
  { name: '郑安', role: 'security-admin', territory: [] },
  { name: '冯审', role: 'auditor', territory: [] },
  // 醴陵市: reads its own county and nothing else.
  { name: '何醴', role: 'operator', territory: ['430281' as RegionCode] },
];
