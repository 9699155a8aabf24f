import { FileText, Film, Image, Mic } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../contract/media.ts';
import { formatBytes } from '../../ui/bytes.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import classes from './attachments.module.css';

const ICONS = { image: Image, voice: Mic, video: Film, file: FileText } as const;
/** Height of a small picture, px. */
const SMALL = 132;

/** The pictures and files of a message: pictures small, to be enlarged; everything else by its name, never opened. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useTranslation('inbox');
  const [enlarged, setEnlarged] = useState<Attachment | null>(null);
  const [notDrawn, setNotDrawn] = useState<ReadonlySet<number>>(new Set());
  if (attachments.length === 0) return null;
  return (
    <ul className={classes['attachments']} aria-label={t('attachment.label')}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          {attachment.picture === null || notDrawn.has(attachment.id) ? (
            <AsFile attachment={attachment} isNotDrawn={notDrawn.has(attachment.id)} />
          ) : (
            <SmallPicture
              picture={attachment.picture}
              onEnlarge={() => setEnlarged(attachment)}
              onFailed={() => setNotDrawn(new Set([...notDrawn, attachment.id]))}
            />
          )}
        </li>
      ))}
      {enlarged?.picture != null && (
        <Dialog title={t('attachment.viewer')} open onClose={() => setEnlarged(null)} width={1_000}>
          <div className={classes['viewer']}>
            <img
              src={addressOf(enlarged.picture)}
              alt={t('attachment.image')}
              className={classes['large']}
              draggable={false}
            />
            {enlarged.name !== null && (
              <p className={classes['caption']}>
                <ForeignLine text={enlarged.name} /> {enlarged.bytes !== null && formatBytes(enlarged.bytes)}
              </p>
            )}
          </div>
        </Dialog>
      )}
    </ul>
  );
}

type Picture = NonNullable<Attachment['picture']>;

function addressOf({ ticket }: Picture): string {
  return `media://item/${ticket}`;
}

interface SmallPictureProps {
  readonly picture: Picture;
  readonly onEnlarge: () => void;
  readonly onFailed: () => void;
}

/** The place is as large as the picture will be, so that nothing moves when it comes. */
function SmallPicture({ picture, onEnlarge, onFailed }: SmallPictureProps) {
  const { t } = useTranslation('inbox');
  const height = Math.min(SMALL, picture.height);
  const width = Math.min(320, Math.max(24, Math.round((picture.width * height) / picture.height)));
  return (
    <button type="button" className={classes['small']} onClick={onEnlarge} title={t('attachment.enlarge')}>
      <img
        src={addressOf(picture)}
        alt={t('attachment.image')}
        width={width}
        height={height}
        loading="lazy"
        draggable={false}
        onError={onFailed}
      />
    </button>
  );
}

function AsFile({ attachment, isNotDrawn }: { readonly attachment: Attachment; readonly isNotDrawn: boolean }) {
  const { t } = useTranslation('inbox');
  const { kind, name, bytes, state, reason } = attachment;
  const Icon = ICONS[kind];
  const said = state === 'refused' ? t(`attachment.refused.${reason ?? 'unreachable'}`) : t(`attachment.${state}`);
  return (
    <p className={classes['file']}>
      <Icon size={15} aria-hidden="true" />
      <span className={classes['name']}>
        {name === null ? t(`attachment.${kind}`) : <ForeignLine text={name} most={80} />}
      </span>
      {bytes !== null && <span className={classes['faint']}>{formatBytes(bytes)}</span>}
      <span className={classes['faint']}>{isNotDrawn ? t('attachment.notDrawn') : said}</span>
    </p>
  );
}
