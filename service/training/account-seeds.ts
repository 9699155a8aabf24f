import type { AccountDraft } from '../store/accounts.ts';

/** Token and own id of the account that waits for a OneBot gateway; both are printed in the documents of the training profile. */
export const TRAINING_TOKEN = 'training-token';
export const TRAINING_SELF_ID = '10001';

const SURNAMES = [
  ...'张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];

/** 49 monitored accounts and the duty account (S02, S03): 46 on the training feed, one for each other way in. */
export function accountSeeds(): readonly AccountDraft[] {
  return SURNAMES.slice(0, 50).map((surname, index) => {
    const number = String(index + 1).padStart(2, '0');
    const usual = { holder: `${surname}某`, url: null, token: null, enabled: true, role: 'monitor' } as const;
    switch (index) {
      case 46:
        return {
          ...usual,
          label: `${number} 网关接入`,
          connector: 'onebot11-reverse',
          platform: 'qq',
          selfId: TRAINING_SELF_ID,
          token: TRAINING_TOKEN,
        };
      case 47:
        return {
          ...usual,
          label: `${number} 主动连接`,
          connector: 'onebot11-forward',
          platform: 'qq',
          selfId: '3000000001',
          url: 'ws://127.0.0.1:8802',
          token: TRAINING_TOKEN,
          enabled: false,
        };
      case 48:
        return { ...usual, label: `${number} 导出文件`, connector: 'file-import', platform: 'wechat', selfId: null };
      case 49:
        return {
          ...usual,
          label: `${number} 督办专号`,
          connector: 'training',
          platform: 'training',
          selfId: selfIdOf(index),
          role: 'duty',
        };
      default:
        return {
          ...usual,
          label: `${number} 号手机`,
          connector: 'training',
          platform: 'training',
          selfId: selfIdOf(index),
        };
    }
  });
}

/** How many accounts, from the first on, hear the training feed. */
export const FEED_ACCOUNTS = 46;

function selfIdOf(index: number): string {
  return String(70_000_001 + index);
}
