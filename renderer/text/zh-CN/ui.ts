/** Words of the parts that every screen is made of. */
export const ui = {
  chooseCategory: '选择问题分类',
  list: { group: '列表', next: '下一行', previous: '上一行' },
} as const;
