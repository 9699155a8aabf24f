import type { Brand } from './brand.ts';

/** UUIDv7 of an issue 问题. */
export type IssueId = Brand<string, 'IssueId'>;
/** UUIDv7 of a lead 问题线索. */
export type LeadId = Brand<string, 'LeadId'>;
/** UUIDv7 of a monitored account 监看账号. */
export type AccountId = Brand<string, 'AccountId'>;
/** UUIDv7 of a chat group 群. */
export type GroupId = Brand<string, 'GroupId'>;
/** Integer key of a message 消息; it grows with arrival, never with the time the message was sent. */
export type MessageId = Brand<number, 'MessageId'>;
/** UUIDv7 of a person who works at the console. */
export type OperatorId = Brand<string, 'OperatorId'>;
/** UUIDv7 of a node of the category tree 问题分类. */
export type CategoryId = Brand<string, 'CategoryId'>;
/** UUIDv7 of a commission or department 单位. */
export type UnitId = Brand<string, 'UnitId'>;
/** UUIDv7 of a keyword rule 关键词规则. */
export type RuleId = Brand<string, 'RuleId'>;
/** UUIDv7 of a search somebody has saved 常用搜索. */
export type SearchId = Brand<string, 'SearchId'>;
/** UUIDv7 of one file import 导入. */
export type ImportId = Brand<string, 'ImportId'>;
/** UUIDv7 of a recorded weekly brief 周报. */
export type BriefId = Brand<string, 'BriefId'>;
/** UUIDv7 of a post 发件: something the centre says in groups. */
export type PostId = Brand<string, 'PostId'>;
/** UUIDv7 of a persona 署名 under which the centre speaks. */
export type PersonaId = Brand<string, 'PersonaId'>;
/** UUIDv7 of a hand-over between two shifts 交接. */
export type HandOverId = Brand<string, 'HandOverId'>;
/** UUIDv7 of a duty of the night watch 值守. */
export type DutyId = Brand<string, 'DutyId'>;
/** UUIDv7 of an entry of the knowledge 政策知识. */
export type KnowledgeId = Brand<string, 'KnowledgeId'>;
/** UUIDv7 of a request for help 代办. */
export type HelpId = Brand<string, 'HelpId'>;
/** Id a client gives to a command, so that sending it twice acts once. */
export type CommandId = Brand<string, 'CommandId'>;
/** Official code of a region: 6 digits county, 9 digits township, 12 digits village (statistics bureau list). */
export type RegionCode = Brand<string, 'RegionCode'>;
