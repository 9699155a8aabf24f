/** A node of the tree before it has an id. */
export interface CategorySeed {
  readonly name: string;
  readonly children?: readonly CategorySeed[];
}

/** The roots are the six kinds the source counts by (N06); water, roads, lights and jobs are its own first examples (N07). */
export const CATEGORY_TREE: readonly CategorySeed[] = [
  {
    name: '民生',
    children: [
      group('水电气网', '供水', '供电', '燃气', '通信网络'),
      group('道路出行', '道路', '路灯', '桥涵排水', '公共交通'),
      group('就业社保', '就业', '欠薪', '社会保险', '医疗保险'),
      group('住房建设', '物业服务', '危房改造', '征地拆迁', '违章搭建'),
      group('环境卫生', '垃圾清运', '污水与水体', '噪声扬尘', '养殖污染'),
      group('农业农村', '农田水利', '惠农补贴', '林木林地'),
      group('教育医疗', '入学', '学校收费', '看病就医'),
      group('救助养老', '低保救助', '养老服务', '残疾帮扶'),
      group('公共安全', '消防隐患', '流浪犬只', '治安'),
      group('市场消费', '食品与消费', '价格收费'),
    ],
  },
  group('干部作风', '办事拖拉', '村务公开', '工作作风', '优亲厚友'),
  group('矛盾纠纷', '邻里纠纷', '土地山林纠纷', '家庭纠纷', '劳资纠纷'),
  group('政策咨询', '社保医保', '户籍证件', '建房审批', '补贴奖励'),
  group('谣言', '灾害疫情', '诈骗信息', '政策误传'),
  group('其他', '建议', '感谢', '其他事项'),
];

function group(name: string, ...children: readonly string[]): CategorySeed {
  return { name, children: children.map((child) => ({ name: child })) };
}
