import { IconFile, IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { sentenceOf } from '#ui/api.ts';
import { IconButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import type { Message } from '../queries.ts';
import type { Upload, UploadState } from './useUploads.ts';
import './files.css';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size as people read it: `840 kB`. */
function useSize() {
  const { language } = useLanguage();
  return (bytes: number) => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    const unit = UNITS[power] ?? 'byte';
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: power === 2 ? 1 : 0 } as const;
    return new Intl.NumberFormat(language, options).format(bytes / 1000 ** power);
  };
}

/** The files that hang on a message or note; a logo that comes with each mail of somebody is shown once. */
export function FileList({ files }: { readonly files: Message['files'] }) {
  const t = useText();
  const size = useSize();
  const [all, showAll] = useState(false);
  const fresh = files.filter(({ repeated }) => repeated !== true);
  const folded = files.length - fresh.length;
  if (files.length === 0) return null;
  if (folded > 0 && !all) {
    return (
      <>
        <FileList files={fresh} />
        <button type="button" className="cs-quiet" onClick={() => showAll(true)}>
          {t('files.repeated', { n: folded })}
        </button>
      </>
    );
  }
  return (
    <ul className="cs-files" aria-label={t('files.attached')}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/v1/files/${file.id}/content`} download={file.name}>
            <Icon of={IconFile} size={14} />
            <span className="t-cut">{file.name}</span>
          </a>
          <span className="t-nowrap">{size(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}

function UploadRow({ upload, onRemove }: { readonly upload: Upload; readonly onRemove: () => void }) {
  const t = useText();
  const size = useSize();
  const failed = upload.state === 'failed' || upload.state === 'too-large';
  return (
    <li>
      <Icon of={IconFile} size={14} />
      <span className="t-cut">{upload.name}</span>
      <span className="t-nowrap">{size(upload.size)}</span>
      {upload.state === 'sending' && <span role="status">{t('files.sending')}</span>}
      {failed && (
        <span className="t-late" role="alert">
          {upload.state === 'too-large' ? t('files.too-large') : sentenceOf(upload.error, t)}
        </span>
      )}
      <IconButton icon={IconX} size={28} label={t('files.remove', { name: upload.name })} onClick={onRemove} />
    </li>
  );
}

/** What is going to be sent along, above the editor's foot. */
export function UploadList({ state: { uploads, remove } }: { readonly state: UploadState }) {
  const t = useText();
  if (uploads.length === 0) return null;
  return (
    <ul className="cs-files cs-uploads" aria-label={t('files.attached')}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onRemove={() => remove(upload.id)} />
      ))}
    </ul>
  );
}

/** The paper clip of an editor. */
export function AttachButton({ state }: { readonly state: UploadState }) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={IconPaperclip} label={t('files.attach')} onClick={() => field.current?.click()} />
      <input
        ref={field}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('files.attach')}
        onChange={(event) => {
          state.add(event.target.files ?? []);
          event.target.value = '';
        }}
      />
    </>
  );
}
