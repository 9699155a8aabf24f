import type { MessageKind } from '../../../domain/message/message.ts';

/** What one row says, in the words of no exporter. */
export interface ExportedRow {
  readonly groupExternalId: string | null;
  readonly groupName: string | null;
  /** null for lines of the system. */
  readonly senderExternalId: string | null;
  readonly senderName: string | null;
  readonly messageKind: MessageKind;
  readonly text: string;
  /** The content column as it stands; part of the row's name. */
  readonly content: string;
  readonly isOwn: boolean;
  /** Columns that must not have lost digits or be no time; read by the importer. */
  readonly time: string;
  readonly serverId: string;
  /** Given by forms whose group ids are not told by their look; otherwise the id must look like a group of WeChat. */
  readonly isGroup?: boolean;
  /** The server id of the message that this row takes back. */
  readonly recalls?: string;
}

/** The CSV form of one exporter. */
export interface ExportForm {
  readonly name: string;
  readonly columns: readonly string[];
  /** True where no column names the group. */
  readonly needsGroup: boolean;
  /** Fields are as many as columns. */
  read(fields: readonly string[], selfId: string | null): ExportedRow;
}
