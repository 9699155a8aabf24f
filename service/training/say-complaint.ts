import { fillSlots, pick } from './fill-slots.ts';
import { TOPICS } from './topics.ts';
import type { Topic } from './topic.ts';

/** What villagers put before a complaint; mostly nothing. */
const OPENINGS = [
  '',
  '',
  '',
  '',
  '书记，',
  '各位领导好，',
  '@村干部 ',
  '请教一下，',
  '在群里说一声，',
  '大家看看，',
  '实在没办法了，',
];

/** A complaint in words. Complaints that share `kept` speak of the same place. */
export function sayComplaint(
  random: () => number,
  topic: Topic = pick(TOPICS, random),
  kept: Map<string, string> = new Map(),
): string {
  return `${pick(OPENINGS, random)}${fillSlots(pick(topic.says, random), random, kept)}`;
}
