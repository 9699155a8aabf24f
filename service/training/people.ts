import type { Role } from '../../domain/people/role.ts';

/** Who sits at the desks of the training profile; everybody is invented. One of each role that has a desk. */
export const TRAINING_PEOPLE: readonly { readonly name: string; readonly role: Role }[] = [
  { name: '李巡', role: 'operator' },
  { name: '王督', role: 'dispatcher' },
  { name: '赵核', role: 'approver' },
  { name: '孙领', role: 'supervisor' },
  { name: '周简', role: 'clerk' },
  { name: '陈管', role: 'administrator' },
];
