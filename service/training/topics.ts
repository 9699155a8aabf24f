import { conductTopics } from './topics-conduct.ts';
import { livingTopics } from './topics-living.ts';
import { utilityTopics } from './topics-utilities.ts';
import { villageTopics } from './topics-village.ts';
import type { Topic } from './topic.ts';

/** Every topic of the training texts. */
export const TOPICS: readonly Topic[] = [...utilityTopics, ...livingTopics, ...villageTopics, ...conductTopics];
