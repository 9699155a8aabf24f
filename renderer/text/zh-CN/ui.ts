/** Words of the parts that every screen is made of. */
export const ui = {
  chooseCategory: '选择问题分类',
} as const;
