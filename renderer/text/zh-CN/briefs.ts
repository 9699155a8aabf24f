export const briefs = {
  title: '周报',
} as const;
