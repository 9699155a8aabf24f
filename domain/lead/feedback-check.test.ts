import { describe, expect, it } from 'vitest';
import { feedbackFaults } from './feedback-check.ts';

const SECRETS = {
  names: ['张三丰', ''],
  chatIds: ['wxid_9k2m'],
  texts: ['银湖村村支书去年收了测量公司五百四十元的香烟，大家都看到了'],
};

describe('a text for the group about a proven lead', () => {
  it('may tell what was found and what was done', () => {
    expect(feedbackFaults('经核查反映属实，当事人已作书面检查并退还款项，感谢监督。', SECRETS)).toEqual([]);
  });

  it('may not name the reporter, however the name is spaced or spelt', () => {
    expect(
      ['感谢张三丰的监督', '感谢 张 三 丰', '感谢張三丰', '感谢张·三·丰'].map((text) => feedbackFaults(text, SECRETS)),
    ).toEqual(Array.from({ length: 4 }, () => ['names-reporter']));
  });

  it('may not repeat the report, not even with other punctuation', () => {
    expect(feedbackFaults('有人说村支书去年，收了测量公司的东西', SECRETS)).toEqual(['quotes-report']);
  });

  it('may not give a number or a chat id', () => {
    expect([feedbackFaults('请打 138 1234 5678', SECRETS), feedbackFaults('微信 WXID-9k2m 已回复', SECRETS)]).toEqual([
      ['gives-number'],
      ['gives-chat-id'],
    ]);
  });
});
