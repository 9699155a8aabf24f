export const charts = {
  title: '图表',
} as const;
