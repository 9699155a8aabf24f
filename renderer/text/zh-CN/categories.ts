export const categories = {
  title: '分类',
} as const;
