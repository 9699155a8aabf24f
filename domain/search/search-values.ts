import type { ListedState } from '../message/triage-state.ts';
import type { Attachment } from './attachment.ts';

/** The words for what a message can come with; the first is the one the completion offers in Chinese, the second in English. */
export const ATTACHMENT_WORDS: Readonly<Record<Attachment, readonly [zh: string, en: string, ...others: string[]]>> = {
  image: ['图', 'photo', '图片', '照片', 'image', 'picture'],
  file: ['文件', 'file', '附件'],
  voice: ['语音', 'voice'],
  video: ['视频', 'video'],
  link: ['链接', 'link', '卡片'],
};

/** The words for the states of triage, in the same order; what became a lead is found by none. */
export const STATE_WORDS: Readonly<Record<ListedState, readonly [zh: string, en: string, ...others: string[]]>> = {
  new: ['待研判', 'new', '未处理'],
  issue: ['已立为问题', 'issue', '已立问题', '已交办'],
  merged: ['已并入', 'merged'],
  registered: ['已登记', 'registered'],
  dismissed: ['无需处理', 'dismissed'],
  later: ['稍后处理', 'later', '稍后'],
};

/** What a message comes with by this word; null where no word is like it. */
export function attachmentOf(word: string): Attachment | null {
  return keyOf(ATTACHMENT_WORDS, word);
}

/** The state of triage by this word; null where no word is like it. */
export function stateOf(word: string): ListedState | null {
  return keyOf(STATE_WORDS, word);
}

function keyOf<Key extends string>(words: Readonly<Record<Key, readonly string[]>>, word: string): Key | null {
  const wanted = word.toLowerCase();
  return (Object.keys(words) as Key[]).find((key) => words[key].includes(wanted)) ?? null;
}
