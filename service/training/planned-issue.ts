import type { OperatorId, RegionCode } from '../../domain/ids.ts';
import type { IssueAct } from '../../domain/issue/issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { RosteredGroup } from '../store/rosters.ts';
import type { Topic } from './topic.ts';

/** Something said in a group of the past; serverId finds its row again. */
export interface Said {
  readonly group: RosteredGroup;
  readonly text: string;
  readonly at: Instant;
  readonly serverId: string;
}

/** The people of the training profile who act on issues. */
export interface Desks {
  readonly operator: OperatorId;
  readonly dispatcher: OperatorId;
  readonly approver: OperatorId;
}

/** One thing that happens to an issue; the acts that begin it (created, evidence) are made where the messages are known. */
export interface PlannedAct {
  readonly at: Instant;
  readonly by: OperatorId;
  readonly act: Exclude<
    IssueAct,
    { kind: 'created' | 'evidence-added' | 'evidence-removed' | 'amended' | 'withdrawn' }
  >;
}

/** A matter of the past: what was said of it, and what came of it, also after the end of the history. */
export interface PlannedIssue {
  readonly topic: Topic;
  readonly title: string;
  readonly villageName: string;
  /** null where nobody could tell the place. */
  readonly placeCode: RegionCode | null;
  readonly evidence: readonly Said[];
  readonly createdAt: Instant;
  /** In order of time. */
  readonly acts: readonly PlannedAct[];
}
