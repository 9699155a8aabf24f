import { describe, expect, it } from 'vitest';
import { actFrom } from './act-fields.ts';

describe('the form of an act on a lead', () => {
  it('is ready when everything that must be there is, money in fen', () => {
    expect([
      actFrom('verified', { findings: '属实', handled: '2', returnedYuan: '540.5' }),
      actFrom('transferred', { office: '信访室', slip: '1号' }),
      actFrom('told', {}),
    ]).toEqual([
      { kind: 'verified', verdict: 'true', findings: '属实', disciplined: 0, handled: 2, returnedFen: 54_050 },
      { kind: 'transferred', office: '信访室', slip: '1号' },
      { kind: 'told' },
    ]);
  });

  it('waits while something is missing or is no number', () => {
    expect([
      actFrom('verified', { findings: ' ' }),
      actFrom('verified', { findings: '属实', handled: '两' }),
      actFrom('verified', { findings: '属实', returnedYuan: '-5' }),
      actFrom('declined', {}),
      actFrom('recommended', { unit: '测绘公司' }),
    ]).toEqual([null, null, null, null, null]);
  });
});
