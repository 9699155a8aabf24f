import { describe, expect, it } from 'vitest';
import { readNickname } from './nickname.ts';

const said = (shown: string) => {
  const read = readNickname(shown);
  if (read.kind === 'cadre') return ['cadre', read.unit, read.post, read.name, read.phone];
  if (read.kind === 'villager') return ['villager', read.team, read.name];
  return ['unready', read.fault, read.name];
};

describe('a villager is team and name', () => {
  it.each([
    ['三组李四', '三组', '李四'],
    ['3组李四', '3组', '李四'],
    ['第三组 李四', '第三组', '李四'],
    ['３组－李四', '3组', '李四'],
    ['三组+王小明', '三组', '王小明'],
    ['十二组—欧阳修远', '十二组', '欧阳修远'],
    ['黄泥塘组刘德', '黄泥塘组', '刘德'],
    ['老屋组/周大山', '老屋组', '周大山'],
    ['李四 三组', '三组', '李四'],
    ['李四（三组）', '三组', '李四'],
    ['三组李四（在广东）', '三组', '李四'],
    ['三组李四13800000000', '三组', '李四'],
    ['🌹三组李四🌹', '三组', '李四'],
    ['三组\u200B李四', '三组', '李四'],
    ['3️⃣组李四', '3组', '李四'],
    ['三组李四🇨🇳', '三组', '李四'],
    ['3组李四家', '3组', '李四'],
    ['3组 李四妈妈', '3组', '李四'],
    ['三组组长李四', '三组', '李四'],
    ['5栋 李四', '5栋', '李四'],
    ['5栋2单元301 张美丽', '5栋2单元301', '张美丽'],
    ['十队谭四海', '十队', '谭四海'],
    ['枫树屋场-罗细妹', '枫树屋场', '罗细妹'],
  ])('%s', (shown, team, name) => {
    expect(said(shown)).toEqual(['villager', team, name]);
  });
});

describe('a cadre is unit, post, name and phone', () => {
  it.each([
    ['荷塘区纪委副书记王五13800000000', '荷塘区纪委', '副书记', '王五', '13800000000'],
    ['荷塘区纪委 副书记 王五 13800000000', '荷塘区纪委', '副书记', '王五', '13800000000'],
    ['荷塘区纪委+副书记+王五+138 0000 0000', '荷塘区纪委', '副书记', '王五', '13800000000'],
    ['明照村-党总支书记-刘为民-13912345678', '明照村', '党总支书记', '刘为民', '13912345678'],
    ['明照村支部书记刘为民13912345678', '明照村', '支部书记', '刘为民', '13912345678'],
    ['月塘街道纪工委书记陈平 0731-28712345', '月塘街道', '纪工委书记', '陈平', '073128712345'],
    ['仙庾派出所辅警赵勇15573312345', '仙庾派出所', '辅警', '赵勇', '15573312345'],
    ['枫溪社区网格员 欧阳娜 １５５７３３１２３４５', '枫溪社区', '网格员', '欧阳娜', '15573312345'],
    ['株洲市纪委监委/干部/何清/18100001111', '株洲市纪委监委', '干部', '何清', '18100001111'],
    ['王五 荷塘区纪委 副书记 13800000000', '荷塘区纪委', '副书记', '王五', '13800000000'],
    ['明照村村委会主任李四-13800000000', '明照村', '村委会主任', '李四', '13800000000'],
  ])('%s', (shown, ...parts) => {
    expect(said(shown)).toEqual(['cadre', ...parts]);
  });
});

describe('everything else says what is missing', () => {
  it.each([
    ['', 'empty', null],
    ['  \u200B ', 'empty', null],
    ['🌹🌹', 'empty', null],
    ['李四', 'no-team', '李四'],
    ['李四13800000000', 'no-unit', '李四'],
    ['开心就好', 'unknown', null],
    ['A水电安装13800138000', 'unknown', null],
    ['AAA建材批发', 'unknown', null],
    ['平安是福', 'unknown', null],
    ['Lily', 'unknown', null],
    ['138****0000', 'unknown', null],
    ['三组', 'no-name', null],
    ['三组 花开富贵', 'no-name', null],
    ['副书记王五13800000000', 'no-unit', '王五'],
    ['荷塘区纪委王五13800000000', 'no-post', null],
    ['荷塘区纪委 王五 13800000000', 'no-post', '王五'],
    ['荷塘区纪委副书记13800000000', 'no-name', null],
    ['荷塘区纪委副书记王五', 'no-phone', '王五'],
    ['荷塘区纪委副书记王五1380000000', 'bad-phone', '王五'],
    ['明照村网格员 李四 138000000001', 'bad-phone', '李四'],
    ['明照村 李四', 'no-post', '李四'],
  ])('%j lacks: %s', (shown, fault, name) => {
    expect(said(shown)).toEqual(['unready', fault, name]);
  });
});

it('takes no longer for a name of ten thousand signs', () => {
  for (const sign of ['组', '村', '1', '三', ' ', '书记', '王'])
    expect(readNickname(sign.repeat(10_000)).kind).toBe('unready');
});
