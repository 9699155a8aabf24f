export const issues = {
  title: '台账',
} as const;
