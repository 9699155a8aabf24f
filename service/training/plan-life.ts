import type { Feedback, Grade, Outcome } from '../../domain/issue/issue.ts';
import type { Unit } from '../../domain/issue/unit.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { pick } from './fill-slots.ts';
import { aroundMedian, inOfficeHours, whileReading } from './pace.ts';
import type { Desks, PlannedAct } from './planned-issue.ts';

/** What the life of an issue is planned from. */
export interface LifeInput {
  readonly createdAt: Instant;
  readonly grade: Grade;
  readonly commission: Unit;
  readonly department: Unit;
  /** To whom it goes when it comes back. */
  readonly otherDepartment: Unit;
  readonly feedback: Feedback;
  readonly toldText: string;
  readonly groupCount: number;
  readonly pace: number;
  readonly desks: Desks;
}

const SIGN_MEDIAN: Readonly<Record<Grade, number>> = {
  urgent: 45 * MINUTE_MS,
  ordinary: 2.2 * HOUR_MS,
  complex: 3.5 * HOUR_MS,
};
const HANDLE_MEDIAN: Readonly<Record<Grade, number>> = {
  urgent: 9 * HOUR_MS,
  ordinary: 2.4 * DAY_MS,
  complex: 8 * DAY_MS,
};
const SIGNERS = ['值班室', '综合科', '办公室', '群众工作科', '信访科'];

/** Everything that happens to an issue after it was registered, in order of time, as far as it will ever go. */
export function planLife(input: LifeInput, random: () => number): readonly PlannedAct[] {
  const life = new Life(input, random);
  life.dispatch(random() < 0.9 ? 0 : aroundMedian(40 * MINUTE_MS, random));
  // A few lie where they were sent, so that there is something to chase.
  const fate = random();
  if (fate < 0.006) return life.acts;
  life.sign();
  if (fate < 0.03) return life.acts;
  if (random() < 0.04) life.comeBack();
  life.handle();
  if (random() < 0.08) life.rework();
  life.close();
  if (random() < 0.88) life.tell();
  return life.acts;
}

/** Goes through the life of one issue, moving its clock. */
class Life {
  readonly acts: PlannedAct[] = [];
  readonly #input: LifeInput;
  readonly #random: () => number;
  #now: Instant;
  #department: Unit;

  constructor(input: LifeInput, random: () => number) {
    this.#input = input;
    this.#random = random;
    this.#now = input.createdAt;
    this.#department = input.department;
  }

  dispatch(afterMs: number): void {
    const { commission, desks } = this.#input;
    this.#now = instant(this.#now + afterMs);
    // At the moment of registering it is the operator's key that dispatches; later it is the dispatcher.
    const by = afterMs === 0 ? desks.operator : desks.dispatcher;
    this.#add(by, {
      kind: 'dispatched',
      commissionId: commission.id,
      handlingUnitId: null,
      note: '请按属地原则转办，按期反馈。',
    });
  }

  sign(): void {
    const { grade, pace, desks } = this.#input;
    const since = this.#now;
    this.#pass(SIGN_MEDIAN[grade] * pace);
    // Somebody is on duty to sign until late (U14); the work itself waits for the office.
    this.#now = whileReading(this.#now, this.#random);
    if (this.#now - since > 20 * HOUR_MS) {
      const urgedAt = inOfficeHours(instant(since + 16 * HOUR_MS), this.#random);
      this.#now = instant(Math.max(this.#now, urgedAt + 10 * MINUTE_MS));
      this.#addAt(urgedAt, desks.dispatcher, { kind: 'urged', channel: 'phone', text: '请尽快签收并明确承办单位。' });
    }
    const signedBy = pick(SIGNERS, this.#random);
    this.#add(desks.dispatcher, { kind: 'signed', handlingUnitId: this.#department.id, signedBy });
  }

  comeBack(): void {
    const { desks, otherDepartment } = this.#input;
    this.#pass(5 * HOUR_MS);
    const dutyCited = '部门职责规定：该类事项由行业主管部门负责。';
    this.#add(desks.dispatcher, { kind: 'returned', reason: '经核对，此事项不属本单位职责范围。', dutyCited });
    this.#department = otherDepartment;
    this.dispatch(aroundMedian(2 * HOUR_MS, this.#random));
    this.sign();
  }

  handle(): void {
    const { grade, pace, desks, feedback } = this.#input;
    const whole = aroundMedian(HANDLE_MEDIAN[grade] * pace, this.#random);
    if (whole > 1.8 * HANDLE_MEDIAN[grade]) {
      const urgedAt = inOfficeHours(instant(this.#now + Math.floor(whole * 0.6)), this.#random);
      this.#addAt(urgedAt, desks.dispatcher, {
        kind: 'urged',
        channel: 'console',
        text: '期限将至，请抓紧办理并反馈情况。',
      });
      this.#now = instant(Math.max(this.#now + whole, urgedAt + HOUR_MS));
    } else this.#now = instant(this.#now + whole);
    if (grade !== 'urgent') this.#now = inOfficeHours(this.#now, this.#random);
    this.#add(desks.dispatcher, { kind: 'fed-back', feedback });
  }

  rework(): void {
    const { desks, pace, feedback } = this.#input;
    this.#pass(3 * HOUR_MS);
    this.#add(desks.approver, { kind: 'reworked', reason: '效果一栏未写明回访情况，请补充核实后再报。' });
    this.#pass(20 * HOUR_MS * pace);
    const effect = `${feedback.effect}已电话回访反映人。`;
    this.#add(desks.dispatcher, { kind: 'fed-back', feedback: { ...feedback, effect } });
  }

  close(): void {
    this.#pass(4 * HOUR_MS);
    this.#now = inOfficeHours(this.#now, this.#random);
    const outcome = outcomeOf(this.#random());
    this.#add(this.#input.desks.approver, { kind: 'verified', outcome, note: NOTES[outcome] });
  }

  tell(): void {
    const { desks, toldText, groupCount } = this.#input;
    this.#pass(2 * HOUR_MS);
    this.#add(desks.operator, { kind: 'told', text: toldText, groupCount });
  }

  #pass(medianMs: number): void {
    this.#now = instant(this.#now + aroundMedian(medianMs, this.#random));
  }

  #add(by: PlannedAct['by'], act: PlannedAct['act']): void {
    this.#addAt(this.#now, by, act);
  }

  #addAt(at: Instant, by: PlannedAct['by'], act: PlannedAct['act']): void {
    this.acts.push({ at, by, act });
  }
}

const NOTES: Readonly<Record<Outcome, string>> = {
  solved: '经核验，问题已解决。',
  'beyond-authority': '涉及立项和资金安排，权限内无法解决，已向群众说明并约定下次查看时间。',
  rejected: '经核查，反映情况与事实不符，已向反映人说明。',
};

function outcomeOf(chance: number): Outcome {
  if (chance < 0.91) return 'solved';
  return chance < 0.96 ? 'beyond-authority' : 'rejected';
}
