export const accounts = {
  title: '账号',
} as const;
