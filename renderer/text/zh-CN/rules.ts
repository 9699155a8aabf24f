export const rules = {
  title: '规则',
} as const;
