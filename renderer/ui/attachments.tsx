import { FileText, Film, Image, Mic } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Carried } from '../../contract/media.ts';
import { formatBytes } from './bytes.ts';
import { ForeignLine } from './foreign-text.tsx';
import { Dialog } from './kit/dialog.tsx';
import classes from './attachments.module.css';

const ICONS = { image: Image, voice: Mic, video: Film, file: FileText } as const;
/** Height of a small picture, px. */
const SMALL = 132;

/** The pictures and files of a message: pictures small, to be enlarged; everything else by its name, never opened. */
export function Attachments({ attachments }: { readonly attachments: readonly Carried[] }) {
  const { t } = useTranslation('common');
  const [enlarged, setEnlarged] = useState<Carried | null>(null);
  const [notDrawn, setNotDrawn] = useState<ReadonlySet<number>>(new Set());
  if (attachments.length === 0) return null;
  return (
    <ul className={classes['attachments']} aria-label={t('attachment.label')}>
      {attachments.map((attachment, index) => (
        <li key={index}>
          {attachment.picture === null || notDrawn.has(index) ? (
            <AsFile attachment={attachment} isNotDrawn={notDrawn.has(index)} />
          ) : (
            <SmallPicture
              picture={attachment.picture}
              onEnlarge={() => setEnlarged(attachment)}
              onFailed={() => setNotDrawn(new Set([...notDrawn, index]))}
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

type Picture = NonNullable<Carried['picture']>;

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
  const { t } = useTranslation('common');
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

function AsFile({ attachment, isNotDrawn }: { readonly attachment: Carried; readonly isNotDrawn: boolean }) {
  const { t } = useTranslation('common');
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
