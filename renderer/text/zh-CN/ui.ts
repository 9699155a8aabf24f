/** Words of the parts that every screen is made of. */
export const ui = {
  chooseCategory: '选择问题分类',
  list: { group: '列表', next: '下一行', previous: '上一行' },
  foreign: {
    copy: '点击复制链接（不打开）',
    copied: '链接已复制，未打开',
    hidden: '不可见字符 {{name}}',
    all: '显示全部（{{n}} 字）',
  },
} as const;
