/** Words of the page on which the weekly brief is made; the brief itself is worded by its composer. */
export const briefs = {
  title: '周报',
  week: {
    label: '周次',
    name: '{{year}} 年第 {{week}} 周',
    span: '{{first}} 至 {{last}}',
    previous: '上一周',
    next: '下一周',
  },
  cutOff: { label: '数据截至', now: '此刻', end: '周末', at: '{{at}}', again: '重新取数' },
  lint: {
    title: '出稿检查',
    clean: '检查通过：分项与合计相符，比率已复算，无姓名电话。',
    error: '须改正',
    warning: '请留意',
    blocked: '有须改正的问题，不能导出',
  },
  export: {
    button: '导出 Word',
    busy: '正在生成…',
    drawing: '图表尚未绘好',
    saved: '已保存到 {{path}}',
    cancelled: '已登记，未保存到文件',
    failed: '图表未能生成：{{detail}}',
  },
  list: {
    title: '已导出',
    none: '还没有导出过',
    at: '{{at}} 导出',
    cutOff: '数据截至 {{at}}',
    check: '校验码 {{code}}',
  },
  preview: { label: '周报预览', figure: '查看这些问题', note: '点击数字可查看对应问题' },
  command: { group: '周报', export: '导出 Word', closeList: '收起列表' },
} as const;
