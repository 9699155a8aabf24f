import type { RegionCode } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';

/** Somebody invented who sits at a desk of the training profile. */
export interface TrainingPerson {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  /** Codes of the regions they see; empty is the whole city. */
  readonly territory: readonly RegionCode[];
}

/** Who sits at the desks of the training profile; everybody is invented. One of each role that has a desk, and one of a county. */
export const TRAINING_PEOPLE: readonly TrainingPerson[] = [
  { name: '李巡', login: 'lixun', role: 'operator', territory: [] },
  { name: '王督', login: 'wangdu', role: 'dispatcher', territory: [] },
  { name: '赵核', login: 'zhaohe', role: 'approver', territory: [] },
  { name: '孙领', login: 'sunling', role: 'supervisor', territory: [] },
  { name: '周简', login: 'zhoujian', role: 'clerk', territory: [] },
  { name: '陈管', login: 'chenguan', role: 'system-admin', territory: [] },
  { name: '钱线', login: 'qianxian', role: 'lead-officer', territory: [] },
  { name: '郑安', login: 'zhengan', role: 'security-admin', territory: [] },
  { name: '冯审', login: 'fengshen', role: 'auditor', territory: [] },
  // 醴陵市, a county of the training regions.
  { name: '何醴', login: 'heli', role: 'operator', territory: ['430281' as RegionCode] },
];

/** The password of everybody invented; the screen shows it wherever the training profile asks for one. */
export const TRAINING_PASSWORD = '练习-2026';

/** What TRAINING_PASSWORD hashes to: kept, because ten people would cost the first start three seconds. A test compares them. */
export const TRAINING_PASSWORD_HASH =
  '$scrypt$ln=17,r=8,p=1$Z3JvdXAtcGF0cm9sLWRyaQ$KQgJzMG9JSL1eul4mm6zRfR/3PZzUS1bzQIcAFoJ4vk';
