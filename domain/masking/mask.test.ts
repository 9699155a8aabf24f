import { describe, expect, it } from 'vitest';
import { maskName, maskText } from './mask.ts';

describe('masking', () => {
  it('keeps the first character of a name', () => {
    expect(['张三', '欧阳小明', ' 李 四', '𠮷田', ''].map(maskName)).toEqual(['张*', '欧*', '李*', '𠮷*', '']);
  });

  it.each([
    ['电话13812345678找我', '电话138****5678找我'],
    ['电话１３８１２３４５６７８找我', '电话138****5678找我'],
    ['138 1234 5678或+86 139-8765-4321', '138****5678或+139****4321'],
    ['身份证43020219900101123X', '身份证4302**********123X'],
    ['身份证４３０２０２１９９００１０１１２３４。', '身份证4302**********1234。'],
    ['旧证430202900101123', '旧证4302*******1123'],
    ['卡号6222 0212 3456 7890 123', '卡号6222***********0123'],
    ['车牌湘B12345和湘BD12345，还有湘Ｂ·８８Ａ６６', '车牌湘B***45和湘B****45，还有湘B****66'],
  ])('masks %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    '3号楼2单元502室停水5天了',
    '编号2026-000123',
    '欠款12345678元',
    'QQ群123456789',
    '湘江边',
    '第１２３４５６号',
  ])('leaves %s alone', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('masks names it is told, the longest first', () => {
    expect(maskText('张三丰和张三都在', ['张三', '张三丰', ''])).toBe('张*和张*都在');
  });
});
