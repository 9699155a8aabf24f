import type { RegionCode } from '../../domain/ids.ts';
import type { Unit } from '../../domain/issue/unit.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dayStart } from '../../domain/time/shanghai.ts';
import type { RosteredGroup } from '../store/rosters.ts';
import { fillSlots, pick } from './fill-slots.ts';
import { aMomentOf, aroundMedian, paceOf, whileReading } from './pace.ts';
import { planLife } from './plan-life.ts';
import type { Desks, PlannedIssue, Said } from './planned-issue.ts';
import { sayComplaint } from './say-complaint.ts';
import { ECHOES, NOTICES, PLACED_TALK, SMALL_TALK, THANKS } from './small-talk.ts';
import { TOPICS } from './topics.ts';
import type { Topic } from './topic.ts';

/** What a history is planned from. */
export interface HistoryInput {
  readonly now: Instant;
  readonly weeks: number;
  readonly roster: readonly RosteredGroup[];
  readonly units: readonly Unit[];
  /** Name of a village by its code. */
  readonly villageName: (code: RegionCode) => string;
  readonly desks: Desks;
  readonly random: () => number;
}

/** What was said and dealt with, before it is written. */
export interface PlannedHistory {
  /** In order of registration. */
  readonly issues: readonly PlannedIssue[];
  /** What needed nothing. */
  readonly talk: readonly Said[];
}

/** N05: about 38 problems a day. */
const ISSUES_A_DAY = 38;
const TALK_A_DAY = 60;
/** What the operators of today find unread: some of it needs somebody. */
const UNREAD = 140;
export const UNREAD_FOR_MS = 3 * HOUR_MS;
/** Whoever could not tell the place found out within this time. */
const PLACE_FOUND_AFTER_MS = 5 * DAY_MS;

/** Plans every day from `weeks` before `now` until `now`: nothing of it is said after `now`, but lives may go on beyond it. */
export function planHistory(input: HistoryInput): PlannedHistory {
  const { now, weeks, random } = input;
  const villages = groupedByVillage(input.roster);
  const issues: PlannedIssue[] = [];
  const talk: Said[] = [];
  for (let day = dayStart(instant(now - weeks * 7 * DAY_MS)); day <= now; day = instant(day + DAY_MS)) {
    const wanted = Math.round(ISSUES_A_DAY * (0.8 + 0.4 * random()));
    for (let index = 0; index < wanted; index += 1) {
      const at = aMomentOf(day, random);
      const groups = pick(villages, random);
      if (at <= now) issues.push(planIssue(input, groups, at, `h${day.toString(36)}${index}`));
    }
    for (let index = 0; index < TALK_A_DAY; index += 1) {
      const at = aMomentOf(day, random);
      if (at <= now)
        talk.push(saidIn(pick(input.roster, random), smallTalk(random), at, `t${day.toString(36)}${index}`));
    }
  }
  talk.push(...unread(input));
  return { issues: issues.toSorted((a, b) => a.createdAt - b.createdAt), talk };
}

function planIssue(input: HistoryInput, groups: readonly RosteredGroup[], at: Instant, name: string): PlannedIssue {
  const { random, desks, now } = input;
  const topic = someTopic(random);
  const kept = new Map<string, string>();
  const home = pick(groups, random);
  const villageCode = home.villageCode;
  const villageName = villageCode === null ? '' : input.villageName(villageCode);
  const title = `${villageName}${fillSlots(topic.title, random, kept)}`;
  const evidence = sayEvidence(topic, kept, groups, home, { at, now, name }, random);
  const createdAt = whileReading(instant(at + aroundMedian(18 * MINUTE_MS, random, 0.8)), random);
  const isLost = random() < 0.06 && createdAt > now - PLACE_FOUND_AFTER_MS;
  const placeCode = isLost ? null : villageCode;
  const units = placeCode === null ? null : unitsFor(input.units, placeCode, topic, random);
  const situation = fillSlots(topic.feedback.situation, random, kept);
  const handling = fillSlots(topic.feedback.handling, random, kept);
  const effect = fillSlots(topic.feedback.effect, random, kept);
  const acts =
    units === null || (random() < 0.02 && createdAt > now - DAY_MS)
      ? []
      : planLife(
          {
            createdAt,
            grade: topic.grade,
            ...units,
            feedback: { situation, handling, effect },
            toldText: `【办理反馈】关于“${title}”：${handling}${effect}感谢大家的监督。`,
            groupCount: new Set(evidence.map(({ group }) => group.groupKey)).size,
            pace: paceOf(placeCode === null ? null : (placeCode.slice(0, 6) as RegionCode)),
            desks,
          },
          random,
        );
  return { topic, title, villageName, placeCode, evidence, createdAt, acts };
}

/** The first complaint and those who agree with it, in one or two groups of the village, within three hours. */
function sayEvidence(
  topic: Topic,
  kept: Map<string, string>,
  groups: readonly RosteredGroup[],
  home: RosteredGroup,
  { at, now, name }: { readonly at: Instant; readonly now: Instant; readonly name: string },
  random: () => number,
): readonly Said[] {
  const first = saidIn(home, sayComplaint(random, topic, kept), at, name);
  const others = Array.from({ length: Math.floor(random() * random() * 4) }, (_, index) => {
    const later = instant(at + Math.floor(random() * 3 * HOUR_MS));
    const text = random() < 0.5 ? sayComplaint(random, topic, kept) : fillSlots(pick(ECHOES, random), random, kept);
    return saidIn(random() < 0.7 ? home : pick(groups, random), text, later, `${name}-${index}`);
  });
  return [first, ...others.filter((said) => said.at <= now)].toSorted((a, b) => a.at - b.at);
}

function unread({ now, roster, random }: HistoryInput): readonly Said[] {
  return Array.from({ length: UNREAD }, (_, index) => {
    const text = random() < 0.35 ? sayComplaint(random) : smallTalk(random);
    return saidIn(
      pick(roster, random),
      text,
      instant(now - Math.floor(random() * UNREAD_FOR_MS)),
      `u${now.toString(36)}${index}`,
    );
  });
}

function saidIn(group: RosteredGroup, text: string, at: Instant, serverId: string): Said {
  return { group, text, at, serverId };
}

function smallTalk(random: () => number): string {
  const chance = random();
  const everyday = chance < 0.4 ? PLACED_TALK : SMALL_TALK;
  const texts = chance < 0.06 ? NOTICES : chance < 0.12 ? THANKS : everyday;
  return fillSlots(pick(texts, random), random);
}

/** N06: about seventy of a hundred are livelihood. */
function someTopic(random: () => number): Topic {
  const isLivelihood = random() < 0.72;
  return pick(
    TOPICS.filter(({ kind }) => (kind === 'livelihood') === isLivelihood),
    random,
  );
}

function unitsFor(units: readonly Unit[], placeCode: RegionCode, topic: Topic, random: () => number) {
  const ofCounty = units.filter(({ countyCode }) => countyCode === placeCode.slice(0, 6));
  const departments = ofCounty.filter(({ kind }) => kind === 'department');
  const commission = ofCounty.find(({ kind }) => kind === 'commission');
  const department = departments.find(({ name }) => name.endsWith(topic.department));
  if (commission === undefined || department === undefined) throw new Error(`No ${topic.department} in ${placeCode}`);
  return { commission, department, otherDepartment: pick(departments, random) };
}

function groupedByVillage(roster: readonly RosteredGroup[]): readonly (readonly RosteredGroup[])[] {
  const villages = new Map<string, RosteredGroup[]>();
  for (const group of roster)
    villages.set(group.villageCode ?? '', [...(villages.get(group.villageCode ?? '') ?? []), group]);
  return [...villages.values()];
}
