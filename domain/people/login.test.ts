import { expect, it } from 'vitest';
import { isLogin, normaliseLogin } from './login.ts';

it('takes a full-width or capital login for the same login', () => {
  expect(['  LiXun ', 'ＬｉＸｕｎ', 'lixun'].map(normaliseLogin)).toEqual(['lixun', 'lixun', 'lixun']);
});

it('takes letters of any script, digits and three signs, and nothing else', () => {
  const logins = [
    'lixun',
    '李巡',
    '1024',
    'li.xun-2_b',
    'a',
    '',
    'li xun',
    '.li',
    '李\u200b巡',
    'x'.repeat(31),
    "a'or'1",
  ];
  expect(logins.filter(isLogin)).toEqual(['lixun', '李巡', '1024', 'li.xun-2_b']);
});
