export const groups = {
  title: '群组',
} as const;
