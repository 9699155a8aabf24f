export const wall = {
  title: '大屏',
} as const;
