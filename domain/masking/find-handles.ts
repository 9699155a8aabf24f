import { findAll, starred, type Found } from './found.ts';

const MAIL = /(?<![\w.+-])(?<who>[\w+][\w.+-]{0,63})@[\w-]+(?:\.[\w-]+)+/g;
const WXID = /wxid_[a-z0-9]{4,}/gi;
const WECHAT =
  /(?:微信号?|薇信|威信|微芯|v信|(?<![a-z])(?:weixin|wechat|vx|wx|v(?=[:：])))(?:号码?|id)?[是为:： ]{0,3}(?<who>[a-z][-_a-z0-9]{5,19}|[1-9]\d{4,10})(?![-_a-z0-9@])/gi;
// A group is not a person: QQ群 and its number stay.
const QQ = /(?:(?<![a-z])q{1,2}|扣扣|企鹅|扣)(?:号码?)?[是为:： ]{0,3}(?<who>[1-9]\d{4,10})(?![\d.])/gi;

/** E-mail addresses, WeChat and QQ names: what else a person can be reached by. The word before stays. */
export function findHandles(folded: string): readonly Found[] {
  return [
    ...findAll(folded, MAIL, (found) => `${found.slice(0, 1)}***`),
    ...findAll(folded, WXID, () => 'wxid_****'),
    ...findAll(folded, WECHAT, (found) => (/^wxid_/i.test(found) ? null : `${found.slice(0, 1)}****`)),
    ...findAll(folded, QQ, (found) => starred(found, 2, 2)),
  ];
}
